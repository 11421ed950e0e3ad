using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;

namespace EfSchemaBridge.Migrations;

/// <summary>A migrations folder beside the history of a database: what Prisma's <c>migrate status</c> compares.</summary>
internal sealed class MigrationStatus
{
    private readonly Dictionary<string, HistoryEntry> _applied;
    private readonly HashSet<string> _known;

    /// <summary>Compares a folder with a history.</summary>
    /// <param name="scripts">All migrations of the folder, in order.</param>
    /// <param name="entries">All rows of the history, oldest first; null when the database has no history table.</param>
    public MigrationStatus(IReadOnlyList<MigrationScript> scripts, IReadOnlyList<HistoryEntry>? entries)
    {
        (Scripts, HasHistory, Entries) = (scripts, entries is not null, entries ?? []);
        _applied = Entries.Where(e => e.IsApplied).GroupBy(e => e.MigrationName).ToDictionary(runs => runs.Key, runs => runs.Last());
        _known = [.. scripts.Select(s => s.Id)];
    }

    /// <summary>False for a database that was never migrated by Prisma's protocol, or does not exist.</summary>
    public bool HasHistory { get; }

    /// <summary>All rows of the history, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; }

    /// <summary>All migrations of the folder, in order.</summary>
    public IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>Runs that neither ended nor were taken back: they block every other run.</summary>
    public IReadOnlyList<HistoryEntry> Failed => [.. Entries.Where(e => e.IsFailed)];

    /// <summary>The migrations of the folder that are still to be applied, in order; one that failed is none of them.</summary>
    public IReadOnlyList<MigrationScript> Pending => [.. Scripts.Where(s => !IsApplied(s) && !Failed.Any(e => e.MigrationName == s.Id))];

    /// <summary>Applied migrations whose script has changed since, line ends aside.</summary>
    public IReadOnlyList<MigrationScript> Edited => [.. Scripts.Where(IsEdited)];

    /// <summary>The names of applied migrations that the folder does not hold, in order.</summary>
    public IReadOnlyList<string> Missing => [.. _applied.Keys.Where(name => !_known.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>The last migration of the folder that the database holds, or null.</summary>
    public MigrationScript? LastApplied => Scripts.LastOrDefault(IsApplied);

    /// <summary>True for a migration that the database holds.</summary>
    public bool IsApplied(MigrationScript script) => _applied.ContainsKey(script.Id);

    /// <summary>The run that applied a migration.</summary>
    public HistoryEntry Run(MigrationScript script) => _applied[script.Id];

    /// <summary>True for an applied migration whose script has changed since.</summary>
    public bool IsEdited(MigrationScript script) => _applied.TryGetValue(script.Id, out var entry) && !Checksum.Matches(script.Sql, entry.Checksum);
}
