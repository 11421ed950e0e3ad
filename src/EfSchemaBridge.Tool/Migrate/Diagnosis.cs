using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>How a database stands beside its migrations.</summary>
/// <param name="Status">The folder beside the history.</param>
/// <param name="Drift">What the database holds in another way than the migrations that were applied to it make it, as changes from theirs to its own.</param>
/// <param name="FolderState">The state that all migrations of the folder lead to, where it is known without a replay.</param>
internal sealed record Diagnosis(MigrationStatus Status, IReadOnlyList<SchemaChange> Drift, RelationalState? FolderState)
{
    /// <summary>Compares the database with the migrations that were applied to it.</summary>
    public static async Task<Diagnosis> MakeAsync(MigrationProject project, CancellationToken cancellationToken)
    {
        var status = await project.Database.StatusAsync(cancellationToken).ConfigureAwait(false);
        status.CheckSquashed();
        var live = await project.ReadDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = Snapshot.Read(project.Directory);
        var applied = status.Scripts.Where(status.IsApplied).ToList();
        if (snapshot is not null && applied.Count == status.Scripts.Count && StateDiffer.Compare(snapshot, live).Count == 0)
        {
            return new(status, [], snapshot);
        }

        // The snapshot is what a model says; what PostgreSQL makes of the scripts has the last word.
        var expected = await project.ReplayAsync(applied, cancellationToken).ConfigureAwait(false);
        return new(status, StateDiffer.Compare(expected, live), snapshot);
    }

    /// <summary>Stops where the database and the migrations do not fit together.</summary>
    /// <exception cref="ToolException">ESB2014: they do not; the message names the ways out.</exception>
    public void RefuseProblems()
    {
        List<string> problems = [.. Problems()];
        if (problems.Count > 0)
        {
            throw new ToolException(ToolCodes.Diverged, string.Join(
                Environment.NewLine,
                [
                    "The database and the migrations do not fit together, so nothing was done.",
                    .. problems,
                    "",
                    "Ways out:",
                    .. WaysOut(),
                ]));
        }
    }

    private IEnumerable<string> Problems()
    {
        if (Status.Failed is { Count: > 0 } failed)
        {
            yield return List("Failed, and nobody has said what came of it:", failed.Select(run => run.MigrationName));
        }

        if (Status.Edited is { Count: > 0 } edited)
        {
            yield return List("Edited after it was applied:", edited.Select(script => script.Id));
        }

        if (Status.Missing is { Count: > 0 } missing)
        {
            yield return List("Applied to the database, and not in the folder:", missing);
        }

        if (Drift.Count > 0 && Status.Failed.Count == 0)
        {
            var title = Status.HasHistory
                ? "The database has (+) or lacks (-) what no migration says:"
                : "The database has no migration history, and holds:";
            yield return List(title, ChangeSummary.Of(Drift).TrimEnd('\n').Split('\n'));
        }
    }

    private IEnumerable<string> WaysOut()
    {
        if (Status.Failed is [var failed, ..])
        {
            yield return $"  - See what the failed migration left behind, and undo it: {ToolCommandLine.Name} migrate resolve --rolled-back {failed.MigrationName}";
            yield return $"  - ... or finish it by hand: {ToolCommandLine.Name} migrate resolve --applied {failed.MigrationName}";
        }
        else
        {
            yield return $"  - Have the folder say what the database holds; no data is lost: {ToolCommandLine.Name} migrate adopt";
        }

        if (Status.Edited.Count + Status.Missing.Count > 0)
        {
            yield return "  - Restore the migrations from version control.";
        }

        yield return $"  - Begin with an empty database; all data is lost: {ToolCommandLine.Name} migrate reset";
    }

    private static string List(string title, IEnumerable<string> items) =>
        string.Join(Environment.NewLine, ["", title, .. items.Select(item => $"  {item}")]);
}
