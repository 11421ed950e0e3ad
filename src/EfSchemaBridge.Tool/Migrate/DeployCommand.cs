using System.CommandLine;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate deploy</c>: applies what is pending, in production and on build servers.</summary>
internal sealed class DeployCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();

    /// <summary>Creates the command.</summary>
    public DeployCommand()
        : base("deploy", "Applies the pending migrations. Asks nothing, changes no file, and creates the database when it is missing: for production and build servers.", json: "what was applied as an object")
    {
        Add(_schema);
        Examples = [new("migrate deploy", "Apply what is pending.")];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var count = project.Directory.Read().Count;
            terminal.Line($"{Count.Of(count, "migration")} in {project.Workspace.MigrationsFolder}");
            terminal.Line();
            var applied = (await terminal.WaitAsync("Applying migrations", () => project.Database.MigrateAsync(cancellationToken: cancellationToken)).ConfigureAwait(false)).Applied;
            if (applied.Count == 0)
            {
                terminal.Done(count == 0
                    ? $"Nothing is pending: there is no migration in {project.Workspace.MigrationsFolder}."
                    : "Nothing is pending: the database holds all migrations.");
            }
            else
            {
                terminal.Line();
                terminal.Line(MigrationTree.Draw(project.Workspace.MigrationsFolder, applied));
                terminal.Line();
                terminal.Done($"{Count.Of(applied.Count, "migration")} applied: the database holds all migrations.");
            }

            terminal.Report(new { Applied = applied });
            return ExitCode.Success;
        }
    }
}
