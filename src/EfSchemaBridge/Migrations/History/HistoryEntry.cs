namespace EfSchemaBridge.Migrations.History;

/// <summary>One run of a migration, as the history table keeps it.</summary>
/// <param name="Id">The row's UUID.</param>
/// <param name="MigrationName">The migration's folder name.</param>
/// <param name="Checksum">The checksum of the script that ran.</param>
/// <param name="StartedAt">When the run began, UTC.</param>
/// <param name="FinishedAt">When it ended, UTC; null for one that failed or is under way.</param>
/// <param name="RolledBackAt">When it was taken back, UTC, which makes the migration pending again; or null.</param>
/// <param name="AppliedSteps">How many steps are known to be done and kept: one for a script that ran whole.</param>
/// <param name="Logs">The error of a failed run, or null.</param>
internal sealed record HistoryEntry(
    string Id, string MigrationName, string Checksum, DateTime StartedAt, DateTime? FinishedAt, DateTime? RolledBackAt, int AppliedSteps, string? Logs)
{
    /// <summary>True for a migration whose changes are in the database.</summary>
    public bool IsApplied => FinishedAt is not null && RolledBackAt is null;

    /// <summary>True for a run that neither ended nor was taken back: nobody knows what it left behind.</summary>
    public bool IsFailed => FinishedAt is null && RolledBackAt is null;
}
