using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Migrations;

/// <summary>Finds what is to be applied, and checks first that it can be.</summary>
/// <param name="entries">The history.</param>
/// <param name="scripts">All migrations of the folder, in order.</param>
/// <param name="wanted">Those of them that the database is to hold.</param>
internal sealed class PendingMigrations(IReadOnlyList<HistoryEntry> entries, IReadOnlyList<MigrationScript> scripts, IReadOnlyList<MigrationScript> wanted)
{
    private readonly Dictionary<string, HistoryEntry> _applied =
        entries.Where(e => e.IsApplied).GroupBy(e => e.MigrationName).ToDictionary(runs => runs.Key, runs => runs.Last());

    /// <summary>The migrations to apply, in order.</summary>
    public IReadOnlyList<MigrationScript> Scripts => [.. wanted.Where(s => !_applied.ContainsKey(s.Id))];

    /// <summary>Stops where nothing may be applied.</summary>
    /// <param name="table">The history table's name.</param>
    /// <param name="isInUsersTransaction">True when the migrations are to run in a transaction of the application's.</param>
    /// <exception cref="MigrationException">ESB3009: a migration failed earlier; ESB3106: the target lies behind the database; ESB3113: a script cannot run in a transaction; ESB3114: a script ends inside of one.</exception>
    public void Check(string table, bool isInUsersTransaction)
    {
        if (entries.FirstOrDefault(e => e.IsFailed) is { } failed)
        {
            throw new MigrationException("ESB3009", string.Join(
                Environment.NewLine,
                [
                    $"The migration '{failed.MigrationName}' failed earlier, or its process was killed, and nothing more is applied until that is resolved (Prisma's P3009).",
                    .. failed.Logs is { } logs ? [$"It said: {logs}"] : Array.Empty<string>(),
                    FailedRun.Advice(table, failed.MigrationName, failed.Id),
                ]));
        }

        if (scripts.Skip(wanted.Count).LastOrDefault(s => _applied.ContainsKey(s.Id)) is { } later)
        {
            var target = wanted.Count == 0 ? "the beginning" : $"'{wanted[^1].Id}'";
            throw new MigrationException("ESB3106", $"The database stands at '{later.Id}', later than {target}, and migrations have no way back. Write the way back as a new migration.");
        }

        foreach (var pending in Scripts)
        {
            CheckTransactions(pending, SqlScript.Parse(pending.Sql), isInUsersTransaction);
        }
    }

    /// <summary>Warns of what Prisma's deploy applies without a word.</summary>
    public void Warn(ILogger logger)
    {
        var byId = scripts.ToDictionary(s => s.Id);
        foreach (var (name, entry) in _applied.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!byId.TryGetValue(name, out var script))
            {
                MigrationEvents.Missing(logger, name);
            }
            else if (!Checksum.Matches(script.Sql, entry.Checksum))
            {
                MigrationEvents.Edited(logger, name);
            }
        }

        var last = scripts.LastOrDefault(s => _applied.ContainsKey(s.Id))?.Id;
        foreach (var pending in Scripts.Where(s => string.CompareOrdinal(s.Id, last) < 0))
        {
            MigrationEvents.OutOfOrder(logger, pending.Id, last!);
        }
    }

    private static void CheckTransactions(MigrationScript migration, SqlScript script, bool isInUsersTransaction)
    {
        if (script.NeverEnded is { } begin)
        {
            throw new MigrationException("ESB3114", $"The migration '{migration.Id}' begins a transaction in {MigrationSource.ScriptName}, line {begin.Line}, and never ends it. Add the COMMIT; or leave out the BEGIN, since a migration runs in a transaction anyway.");
        }

        if (isInUsersTransaction && !script.FitsInTransaction)
        {
            throw new MigrationException("ESB3113", $"The migration '{migration.Id}' cannot run inside of your transaction: see {MigrationSource.ScriptName}, line {script.ReasonAgainstTransaction}. Migrate without a transaction of your own.");
        }
    }
}
