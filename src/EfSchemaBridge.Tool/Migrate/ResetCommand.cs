using System.CommandLine;
using EfSchemaBridge.Tool.Db;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate reset [--force]</c>: empties the database and applies all migrations.</summary>
internal sealed class ResetCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<bool> _force = new("--force", "-f") { Description = "Do not ask." };
    private readonly Option<bool> _skipGenerate = new("--skip-generate") { Description = "Do not write the classes." };
    private readonly Option<bool> _skipSeed = new("--skip-seed") { Description = "Do not run the seed command." };

    /// <summary>Creates the command.</summary>
    public ResetCommand()
        : base("reset", "Drops the schemas of the project with all their data, applies all migrations, writes the classes and runs the seed command, where one is set. For development.", json: "what was applied as an object")
    {
        Add(_force);
        Add(_skipGenerate);
        Add(_skipSeed);
        Add(_schema);
        Examples =
        [
            new("migrate reset", "Ask, then begin anew."),
            new("migrate reset --force", "Begin anew without a question, as build servers need it."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var question = $"All data in {project.DatabaseNameInFull} will be lost. Go on?";
            if (!result.GetValue(_force) && !await terminal.ConfirmAsync(question, "--force", cancellationToken).ConfigureAwait(false))
            {
                terminal.Line("Nothing was done.");
                return ExitCode.Cancelled;
            }

            await terminal.WaitAsync("Emptying the database", async () =>
            {
                await DatabaseReset.RunAsync(project, cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            var applied = (await terminal.WaitAsync("Applying migrations", () => project.Database.MigrateAsync(cancellationToken: cancellationToken)).ConfigureAwait(false)).Applied;
            terminal.Line();
            terminal.Done($"The database was reset: {Count.Of(applied.Count, "migration")} applied.");
            terminal.Report(new { Applied = applied });
            if (!result.GetValue(_skipGenerate) && await ProjectGeneration.RunAsync(project.Workspace.Place, terminal, cancellationToken).ConfigureAwait(false) is not ExitCode.Success and var failure)
            {
                return failure;
            }

            if (!result.GetValue(_skipSeed) && SeedScript.Find(Environment.CurrentDirectory) is { } seed)
            {
                await seed.RunAsync([], terminal, cancellationToken).ConfigureAwait(false);
            }

            return ExitCode.Success;
        }
    }
}
