using System.CommandLine;
using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate adopt</c>: has the folder and the history say what the database holds. The database's tables do not change.</summary>
internal sealed class AdoptCommand : ToolCommand
{
    private const string DefaultDriftName = "adopt_drift";
    private const string DefaultBaselineName = "baseline";

    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _name = new("--name", "-n") { Description = $"The name of the new migration; {DefaultDriftName} or {DefaultBaselineName} unless it is given.", HelpName = "NAME" };

    /// <summary>Creates the command.</summary>
    public AdoptCommand()
        : base("adopt", "Has the migrations say what the database holds: what somebody changed by hand becomes a migration that counts as applied, and a database without a history gets one. No table changes, no data is lost.", json: "what was done as an object")
    {
        Add(_name);
        Add(_schema);
        Examples =
        [
            new("migrate adopt", "Somebody changed the database by hand; or it has no history yet."),
            new("migrate adopt --name hotfix_index", "... with a name for the migration."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var diagnosis = await terminal.WaitAsync("Comparing the database with the migrations", () => Diagnosis.MakeAsync(project, cancellationToken)).ConfigureAwait(false);
            if (diagnosis.Status.Failed is [var failed, ..])
            {
                throw new ToolException(ToolCodes.CannotAdopt, $"The migration '{failed.MigrationName}' failed, and nobody has said what came of it. First: {ToolCommandLine.Name} migrate resolve");
            }

            if (!diagnosis.Status.HasHistory && diagnosis.Status.Scripts.Count > 0)
            {
                return await BaselineAsync(project, terminal, cancellationToken).ConfigureAwait(false);
            }

            if (diagnosis.Status.Pending is [var pending, ..])
            {
                throw new ToolException(ToolCodes.CannotAdopt, $"The migration '{pending.Id}' is not applied yet, and would come before what is adopted. First: {ToolCommandLine.Name} migrate deploy");
            }

            return await AdoptAsync(project, diagnosis, result.GetValue(_name), terminal, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> AdoptAsync(MigrationProject project, Diagnosis diagnosis, string? name, Terminal terminal, CancellationToken cancellationToken)
    {
        var status = diagnosis.Status;
        if (diagnosis.Drift.Count == 0 && status.Edited.Count == 0 && status.Missing.Count == 0)
        {
            terminal.Done("There is nothing to adopt: the database holds what the migrations make.");
            terminal.Report(new { Created = (string?)null, Edited = status.Edited.Select(script => script.Id), status.Missing, Warnings = Array.Empty<string>() });
            return ExitCode.Success;
        }

        var draft = diagnosis.Drift.Count == 0 ? null : await DraftAsync(project, diagnosis, name ?? (status.Scripts.Count == 0 ? DefaultBaselineName : DefaultDriftName), cancellationToken).ConfigureAwait(false);
        if (draft is not null)
        {
            DataLossWarnings.Of(draft.Warnings).Tell(terminal);
            MigrationFolderWriter.Write(project.Directory, draft, dryRun: false);
            terminal.Line(MigrationTree.Draw(project.Workspace.MigrationsFolder, [draft.Script.Id]));
            terminal.Line();
        }

        await project.Database.AdoptAsync(draft?.Script.Id, cancellationToken).ConfigureAwait(false);
        foreach (var edited in status.Edited)
        {
            terminal.Line($"{edited.Id} counts as applied as it is now.");
        }

        foreach (var missing in status.Missing)
        {
            terminal.Line($"{missing} no longer counts as applied: what it made is in the new migration, as far as it is still there.");
        }

        terminal.Done(draft is null
            ? "The history says what the folder says. The database was not changed."
            : $"{draft.Script.Id} says what the database holds, and counts as applied. The database was not changed.");
        terminal.Report(new { Created = draft?.Script.Id, Edited = status.Edited.Select(script => script.Id), status.Missing, Warnings = draft?.Warnings.Select(warning => warning.ToString()) ?? [] });
        return ExitCode.Success;
    }

    /// <summary>The migration that makes of what the migrations leave what the database holds. The warnings are for other databases: in this one, it has happened.</summary>
    private static async Task<MigrationDraft> DraftAsync(MigrationProject project, Diagnosis diagnosis, string name, CancellationToken cancellationToken)
    {
        var live = await project.ReadDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var before = await project.ReplayAsync(diagnosis.Status.Scripts, cancellationToken).ConfigureAwait(false);
        before = diagnosis.FolderState is { } known ? before.WithNamesOf(known) : before;

        // Scripts follow the schema's order where it knows the tables, and renames its names and hints. What is compared stays a database's: a check that is gone from it is gone.
        var after = StateOrder.Like(live, project.SchemaState).WithNamesOf(project.SchemaState);
        after = after with { Tables = [.. after.Tables.Select(table => table with { IsFromSchema = false })] };
        var changes = StateDiffer.Compare(before, after);
        return project.Plan(before, after, changes, await MigrationAnalysis.RunAsync(changes, cancellationToken: cancellationToken).ConfigureAwait(false)).Named(name);
    }

    /// <summary>Finds the migrations that make what the database holds, and has them count as applied.</summary>
    private static async Task<int> BaselineAsync(MigrationProject project, Terminal terminal, CancellationToken cancellationToken)
    {
        var live = await project.ReadDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var scripts = project.Directory.Read();
        var held = await terminal.WaitAsync("Replaying the migrations", () => FindHeldAsync(project, scripts, live, cancellationToken)).ConfigureAwait(false)
            ?? throw new ToolException(ToolCodes.CannotAdopt, $"The database has no migration history, and what it holds is not what the migrations make, up to any of them. Where it holds the first ones and more: {ToolCommandLine.Name} migrate resolve --applied NAME for each that it holds, and then {ToolCommandLine.Name} migrate adopt for the rest.");
        await project.Database.BaselineAsync([.. held.Select(script => script.Id)], cancellationToken).ConfigureAwait(false);
        terminal.Done($"{Count.Of(held.Count, "migration")} of {scripts.Count} count as applied: the database holds what they make. It was not changed.");
        terminal.Report(new { Baselined = held.Select(script => script.Id) });
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<MigrationScript>?> FindHeldAsync(MigrationProject project, IReadOnlyList<MigrationScript> scripts, RelationalState live, CancellationToken cancellationToken)
    {
        for (var count = scripts.Count; count > 0; count--)
        {
            IReadOnlyList<MigrationScript> first = [.. scripts.Take(count)];
            if (StateDiffer.Compare(await project.ReplayAsync(first, cancellationToken).ConfigureAwait(false), live).Count == 0)
            {
                return first;
            }
        }

        return null;
    }
}
