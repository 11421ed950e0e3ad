using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Migrations;

/// <summary>Writes into the history what a person says came of a migration, as <c>prisma migrate resolve</c> does.</summary>
internal sealed class HistoryResolution(IHistoryRepository historyRepository, IMigrationsAssembly migrationsAssembly, SessionRun run, SqlSession session)
{
    private readonly PrismaHistoryRepository _history = (PrismaHistoryRepository)historyRepository;
    private readonly MigrationSource _source = ((FolderMigrationsAssembly)migrationsAssembly).Source;

    /// <summary>Has a migration count as applied: one that failed and was finished by hand, or one whose changes the database holds already.</summary>
    /// <param name="migration">The migration's id.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    /// <exception cref="MigrationException">ESB3017: there is no such migration; ESB3008: it is applied already.</exception>
    public Task ApplyAsync(string migration, CancellationToken cancellationToken) => run.UnderLockAsync(
        async history =>
        {
            var scripts = _source.Read();
            var script = scripts.FirstOrDefault(s => s.Id == migration) ?? throw MigrationRange.Unknown(migration);
            var status = new MigrationStatus(scripts, await ReadOrCreateAsync(cancellationToken).ConfigureAwait(false));
            if (status.IsApplied(script))
            {
                throw new MigrationException("ESB3008", $"The migration '{migration}' is applied already (Prisma's P3008): there is nothing to resolve.");
            }

            await ExecuteAsync(
                [.. status.Failed.Where(e => e.MigrationName == migration).Select(e => history.ResolveRolledBack(e.Id)), history.InsertResolved(script)],
                cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Has a failed migration count as taken back: it is pending again.</summary>
    /// <param name="migration">The migration's id.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    /// <exception cref="MigrationException">ESB3011: it never ran; ESB3012: it did not fail.</exception>
    public Task RollBackAsync(string migration, CancellationToken cancellationToken) => run.UnderLockAsync(
        async history =>
        {
            var exists = await session.AskAsync(history.Exists, cancellationToken).ConfigureAwait(false);
            var runs = exists ? (await _history.ReadAsync(cancellationToken).ConfigureAwait(false)).Where(e => e.MigrationName == migration).ToList() : [];
            if (runs.Count == 0)
            {
                throw new MigrationException("ESB3011", $"The migration '{migration}' never ran on this database (Prisma's P3011): there is nothing to roll back.");
            }

            if (runs.All(e => !e.IsFailed))
            {
                throw new MigrationException("ESB3012", $"The migration '{migration}' is not in a failed state (Prisma's P3012). 'dotnet ef database update EARLIER' takes an applied one back.");
            }

            await ExecuteAsync([.. runs.Where(e => e.IsFailed).Select(e => history.ResolveRolledBack(e.Id))], cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Has the history say what the folder says, once the folder makes what the database holds.</summary>
    /// <param name="migration">The id of a migration that holds the rest, and counts as applied; or null.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    public Task AdoptAsync(string? migration, CancellationToken cancellationToken) => run.UnderLockAsync(
        async history =>
        {
            var scripts = _source.Read();
            var status = new MigrationStatus(scripts, await ReadOrCreateAsync(cancellationToken).ConfigureAwait(false));
            await ExecuteAsync(
                [
                    .. status.Entries.Where(e => e.IsApplied && status.Missing.Contains(e.MigrationName)).Select(e => history.ResolveRolledBack(e.Id)),
                    .. status.Edited.Select(script => history.SetChecksum(status.Run(script).Id, script.Checksum)),
                    .. scripts.Where(script => script.Id == migration).Select(history.InsertResolved),
                ],
                cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Has migrations count as applied in a database that never was migrated.</summary>
    public Task BaselineAsync(IReadOnlyList<string> migrations, CancellationToken cancellationToken) => run.UnderLockAsync(
        async history =>
        {
            await ReadOrCreateAsync(cancellationToken).ConfigureAwait(false);
            await ExecuteAsync([.. _source.Read().Where(script => migrations.Contains(script.Id)).Select(history.InsertResolved)], cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<IReadOnlyList<HistoryEntry>> ReadOrCreateAsync(CancellationToken cancellationToken)
    {
        if (await session.AskAsync(_history.Statements.Exists, cancellationToken).ConfigureAwait(false))
        {
            return await _history.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        await _history.CreateAsync(cancellationToken).ConfigureAwait(false);
        return [];
    }

    /// <summary>Runs statements in one transaction.</summary>
    private async Task ExecuteAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
