using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Migrations;

/// <summary>Migrates in one session, under Prisma's lock: reads the history, plans, checks, and runs what is planned.</summary>
internal sealed class SessionRun(IHistoryRepository historyRepository, MigrationRunner runner, SqlSession session, MigrationLogger logger)
{
    private readonly PrismaHistoryRepository _history = (PrismaHistoryRepository)historyRepository;

    /// <summary>Brings the database to a migration.</summary>
    /// <param name="scripts">All migrations of the folder, in order.</param>
    /// <param name="wanted">The first of them, which the database is to hold, and none of the others.</param>
    /// <param name="seed">What runs afterwards, under the same lock; it is told whether a migration was applied.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="MigrationException">Something stops the run, or fails.</exception>
    public Task<MigrationResult> RunAsync(
        IReadOnlyList<MigrationScript> scripts, IReadOnlyList<MigrationScript> wanted, Func<bool, CancellationToken, Task> seed, CancellationToken cancellationToken) =>
        UnderLockAsync(
            async history =>
            {
                var result = await RunPlanAsync(history, scripts, wanted, cancellationToken).ConfigureAwait(false);
                await seed(result.Applied.Count > 0, cancellationToken).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    /// <summary>Works on the history while nobody else does.</summary>
    /// <exception cref="MigrationException">ESB3102: another migration has not ended in time; ESB3116: there is no schema to work in.</exception>
    public async Task<T> UnderLockAsync<T>(Func<HistoryStatements, Task<T>> work, CancellationToken cancellationToken)
    {
        await session.Connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var databaseLock = await _history.AcquireDatabaseLockAsync(cancellationToken).ConfigureAwait(false);
            await using (databaseLock.ConfigureAwait(false))
            {
                return await work(await _history.InSessionAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        finally
        {
            await session.Connection.CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task<MigrationResult> RunPlanAsync(
        HistoryStatements history, IReadOnlyList<MigrationScript> scripts, IReadOnlyList<MigrationScript> wanted, CancellationToken cancellationToken)
    {
        var status = await RecogniseAsync(history, new(scripts, await ReadHistoryAsync(cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        status.CheckSquashed();
        var plan = MigrationPlan.Make(status, wanted, history.Table);
        if (session.IsInTransaction)
        {
            plan.CheckFitsInTransaction();
        }

        plan.Warn(logger);
        foreach (var step in plan.Steps)
        {
            Announce(step);
            await runner.RunAsync(step, plan.Record(step, history), history, cancellationToken).ConfigureAwait(false);
        }

        if (plan.Steps.Count > 0)
        {
            await session.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }

        var result = new MigrationResult([.. Ids(plan, isBack: false)], [.. Ids(plan, isBack: true)]);
        Report(result, wanted, scripts);
        return result;
    }

    /// <summary>Writes squashed migrations into the history, where the database holds what they stand for. The runs of those count as taken back: Prisma passes them over then.</summary>
    private async Task<MigrationStatus> RecogniseAsync(HistoryStatements history, MigrationStatus status, CancellationToken cancellationToken)
    {
        if (status.Squashed.Count == 0)
        {
            return status;
        }

        foreach (var squashed in status.Squashed)
        {
            string[] statements = [.. status.RunsReplacedBy(squashed).Select(run => history.ResolveRolledBack(run.Id)), history.InsertResolved(squashed)];
            await session.ExecuteAsync(string.Join("\n", statements), cancellationToken).ConfigureAwait(false);
            logger.Recognised(squashed.Id, squashed.Replaces.Count(replaced => replaced.In is null));
        }

        return new(status.Scripts, await _history.ReadAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<HistoryEntry>> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        if (await session.AskAsync(_history.Statements.Exists, cancellationToken).ConfigureAwait(false))
        {
            return await _history.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (await session.AskAsync(HistoryStatements.SchemaHoldsTables, cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationException("ESB3005", "The database holds tables and no migration history (Prisma's P3005). Use an empty database; or, when the tables are what the first migrations make, baseline it: dotnet schemabridge migrate resolve --applied MIGRATION, for each of them.");
        }

        await _history.CreateAsync(cancellationToken).ConfigureAwait(false);
        return [];
    }

    private void Announce(MigrationStep step)
    {
        if (step.IsBack)
        {
            logger.Reverting(step.Migration.Id);
        }
        else
        {
            logger.Applying(step.Migration.Id);
        }
    }

    private void Report(MigrationResult result, IReadOnlyList<MigrationScript> wanted, IReadOnlyList<MigrationScript> scripts)
    {
        if (wanted.Count < scripts.Count)
        {
            var back = result.TakenBack.Count > 0 ? $"{result.TakenBack.Count} taken back, " : "";
            logger.StandsAt(wanted.Count == 0 ? "0" : wanted[^1].Id, $"{back}{result.Applied.Count} applied now", scripts.Count - wanted.Count);
        }
        else if (result.Applied.Count == 0)
        {
            logger.AlreadyInSync(scripts.Count);
        }
        else
        {
            logger.InSync(result.Applied.Count, scripts.Count);
        }
    }

    private static IEnumerable<string> Ids(MigrationPlan plan, bool isBack) => plan.Steps.Where(s => s.IsBack == isBack).Select(s => s.Migration.Id);
}
