using System.CommandLine;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate dev</c>: what changed in the schema becomes a migration and is applied.</summary>
internal sealed class DevCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _name = new("--name", "-n") { Description = "The name of the new migration.", HelpName = "NAME" };
    private readonly Option<bool> _createOnly = new("--create-only") { Description = "Write the migration and do not apply it, so that it can be edited first." };
    private readonly Option<bool> _acceptDataLoss = new("--accept-data-loss") { Description = "Go on when data will be lost." };
    private readonly Option<bool> _skipGenerate = new("--skip-generate") { Description = "Do not write the classes." };

    /// <summary>Creates the command.</summary>
    public DevCommand()
        : base("dev", "Makes a migration of what changed in the schema, applies it and what else is pending, and writes the classes. Creates the database when it is missing. For development.", json: "what was made and applied as an object")
    {
        foreach (var option in (Option[])[_name, _createOnly, _acceptDataLoss, _skipGenerate, _schema])
        {
            Add(option);
        }

        Examples =
        [
            new("migrate dev", "Make and apply a migration; its name is asked for."),
            new("migrate dev --name add_email", "... with a name."),
            new("migrate dev --create-only", "Make one to edit; the next migrate dev applies it."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        Rehearsal.Start();
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var generates = !result.GetValue(_skipGenerate) && !result.GetValue(_createOnly);
            var run = new DevRun(project, terminal, cancellationToken)
            {
                Name = result.GetValue(_name),
                CreatesOnly = result.GetValue(_createOnly),
                AcceptsDataLoss = result.GetValue(_acceptDataLoss),
                Generates = generates,
            };
            if (await run.RunAsync().ConfigureAwait(false) is not { } outcome)
            {
                terminal.Line("Nothing was done.");
                return ExitCode.Cancelled;
            }

            terminal.Report(outcome);
            return generates ? await ProjectGeneration.RunAsync(project.Workspace.Place, terminal, cancellationToken).ConfigureAwait(false) : ExitCode.Success;
        }
    }
}
