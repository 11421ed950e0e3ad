namespace EfSchemaBridge.Migrations.History;

/// <summary>One run of a migration, as the history table keeps it.</summary>
/// <param name="Id">The row's UUID.</param>
/// <param name="MigrationName">The migration's folder name.</param>
/// <param name="Checksum">The checksum of the script that ran.</param>
/// <param name="IsFinished">True once the script has run to its end.</param>
/// <param name="IsRolledBack">True when the run was taken back: the migration is pending again.</param>
/// <param name="Logs">The error of a failed run, or null.</param>
internal sealed record HistoryEntry(string Id, string MigrationName, string Checksum, bool IsFinished, bool IsRolledBack, string? Logs)
{
    /// <summary>True for a migration whose changes are in the database.</summary>
    public bool IsApplied => IsFinished && !IsRolledBack;

    /// <summary>True for a run that neither ended nor was taken back: nobody knows what it left behind.</summary>
    public bool IsFailed => !IsFinished && !IsRolledBack;
}
