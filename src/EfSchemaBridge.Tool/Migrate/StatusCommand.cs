using System.CommandLine;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate status</c>: the folder beside the history of the database.</summary>
internal sealed class StatusCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();

    /// <summary>Creates the command.</summary>
    public StatusCommand()
        : base("status", "Compares the migrations folder with the database. The exit code is 1 when migrations are pending, failed, edited or missing.", json: "the comparison as an object")
    {
        Add(_schema);
        Examples =
        [
            new("migrate status", "See where the database stands."),
            new("migrate status --json", "... for another program."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var status = await terminal.WaitAsync("Reading the history", () => project.Database.StatusAsync(cancellationToken)).ConfigureAwait(false);
            if (status is { Scripts: [], HasHistory: false } && !await project.Database.ExistsAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new ToolException(ToolCodes.NoDatabase, $"There is no such database (Prisma's P1003), and no migration in {project.Workspace.MigrationsFolder}. {ToolCommandLine.Name} migrate dev makes both.");
            }

            terminal.Line($"{Count.Of(status.Scripts.Count, "migration")} in {project.Workspace.MigrationsFolder}");
            var findings = Findings(status).ToList();
            foreach (var (title, names, advice) in findings)
            {
                terminal.Line();
                terminal.Line(title);
                foreach (var name in names)
                {
                    terminal.Line($"  {name}");
                }

                terminal.Line(advice);
            }

            if (findings.Count == 0)
            {
                terminal.Line();
                terminal.Done(status.Scripts.Count == 0
                    ? "The database holds no migration, and the folder has none."
                    : "The database holds all migrations.");
            }

            terminal.Report(new
            {
                UpToDate = findings.Count == 0,
                HasHistory = status.HasHistory,
                Applied = status.Scripts.Where(status.IsApplied).Select(script => script.Id),
                Pending = status.Pending.Select(script => script.Id),
                Failed = status.Failed.Select(run => run.MigrationName),
                Edited = status.Edited.Select(script => script.Id),
                Missing = status.Missing,
            });
            return findings.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        }
    }

    private static IEnumerable<(string Title, IReadOnlyList<string> Names, string Advice)> Findings(MigrationStatus status)
    {
        if (status.Failed is { Count: > 0 } failed)
        {
            yield return (
                "Failed, and nothing more is applied until that is resolved:",
                [.. failed.Select(run => run.MigrationName)],
                $"See what it left behind. Then: {ToolCommandLine.Name} migrate resolve --rolled-back NAME, or --applied NAME when it was finished by hand.");
        }

        if (status.Missing is { Count: > 0 } missing)
        {
            yield return (
                "Applied to the database, and not in the folder:",
                missing,
                $"Restore the folders from version control; or have the folder say what the database holds: {ToolCommandLine.Name} migrate adopt");
        }

        if (status.Edited is { Count: > 0 } edited)
        {
            yield return (
                "Edited after it was applied:",
                [.. edited.Select(script => script.Id)],
                $"Restore the files from version control; or have the folder say what the database holds: {ToolCommandLine.Name} migrate adopt");
        }

        if (status.Pending is { Count: > 0 } pending)
        {
            yield return (
                "Not applied yet:",
                [.. pending.Select(script => script.Id)],
                $"Apply them: {ToolCommandLine.Name} migrate deploy, or in development migrate dev");
        }
    }
}
