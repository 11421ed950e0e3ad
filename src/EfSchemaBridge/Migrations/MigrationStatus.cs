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
        Squashed = [.. scripts.Where(s => !_applied.ContainsKey(s.Id) && s.Replaces.Count > 0 && NotCovered(s) is null)];
        _known = [.. scripts.Select(s => s.Id), .. Squashed.SelectMany(s => s.Replaces).Select(r => r.Id)];
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

    /// <summary>Migrations that stand for others, all of which the database holds: they count as applied, and the next run writes them into the history.</summary>
    public IReadOnlyList<MigrationScript> Squashed { get; }

    /// <summary>Applied migrations whose script has changed since, line ends aside.</summary>
    public IReadOnlyList<MigrationScript> Edited => [.. Scripts.Where(IsEdited)];

    /// <summary>The names of applied migrations that the folder does not hold, in order.</summary>
    public IReadOnlyList<string> Missing => [.. _applied.Keys.Where(name => !_known.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>The last migration of the folder that the database holds, or null.</summary>
    public MigrationScript? LastApplied => Scripts.LastOrDefault(IsApplied);

    /// <summary>True for a migration that the database holds.</summary>
    public bool IsApplied(MigrationScript script) => _applied.ContainsKey(script.Id) || Squashed.Contains(script);

    /// <summary>The run that applied a migration.</summary>
    public HistoryEntry Run(MigrationScript script) => _applied[script.Id];

    /// <summary>True for an applied migration whose script has changed since.</summary>
    public bool IsEdited(MigrationScript script) => _applied.TryGetValue(script.Id, out var entry) && !Checksum.Matches(script.Sql, entry.Checksum);

    /// <summary>The runs that applied what a squashed migration stands for.</summary>
    public IEnumerable<HistoryEntry> RunsReplacedBy(MigrationScript squashed) =>
        Entries.Where(e => e.IsApplied && squashed.Replaces.Any(replaced => replaced.Id == e.MigrationName));

    /// <summary>Refuses a squashed migration where the database holds some of what it stands for, and not all.</summary>
    /// <exception cref="MigrationException">ESB3120: it can neither run nor count as applied.</exception>
    public void CheckSquashed()
    {
        foreach (var script in Scripts.Where(s => s.Replaces.Count > 0 && !IsApplied(s)))
        {
            if (script.Replaces.FirstOrDefault(r => _applied.ContainsKey(r.Id)) is { } held)
            {
                var other = NotCovered(script)!;
                var what = _applied.ContainsKey(other.Id) ? $"another version of '{other.Id}'" : $"'{held.Id}' and not '{other.Id}'";
                throw new MigrationException(
                    "ESB3120",
                    $"The migration '{script.Id}' replaces others, and the database holds {what}. Apply the folder as it was before they were squashed, from version control, and then this one; or, when the database holds all it makes: dotnet schemabridge migrate resolve --applied {script.Id}");
            }
        }
    }

    /// <summary>A migration that a squashed one stands for and the database holds neither itself nor by what it stood for.</summary>
    private ReplacedMigration? NotCovered(MigrationScript squashed)
    {
        return squashed.Replaces.FirstOrDefault(replaced => replaced.In is null && !IsCovered(replaced));

        bool IsCovered(ReplacedMigration replaced) =>
            IsHeld(replaced) || (squashed.Replaces.Where(other => other.In == replaced.Id).ToList() is { Count: > 0 } parts && parts.TrueForAll(IsCovered));
    }

    private bool IsHeld(ReplacedMigration replaced) => _applied.TryGetValue(replaced.Id, out var entry) && replaced.Checksums.Contains(entry.Checksum);
}
