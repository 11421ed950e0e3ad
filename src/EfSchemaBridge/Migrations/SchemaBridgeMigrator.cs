using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Transactions;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace EfSchemaBridge.Migrations;

/// <summary>Applies a migrations folder by Prisma's protocol: lock, history table, one row a run.</summary>
internal sealed class SchemaBridgeMigrator(
    IMigrationsAssembly migrationsAssembly,
    IHistoryRepository historyRepository,
    MigrationRunner runner,
    Seeding seeding,
    SqlSession session,
    IRelationalDatabaseCreator creator,
    IExecutionStrategy executionStrategy,
    IDesignTimeModel designTimeModel,
    ICurrentDbContext context,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger) : IMigrator
{
    private readonly MigrationSource _source = ((FolderMigrationsAssembly)migrationsAssembly).Source;
    private readonly PrismaHistoryRepository _history = (PrismaHistoryRepository)historyRepository;

    /// <inheritdoc/>
    public void Migrate(string? targetMigration = null) =>
        MigrateAsync(targetMigration, seeding.Run, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Task MigrateAsync(string? targetMigration = null, CancellationToken cancellationToken = default) =>
        MigrateAsync(targetMigration, seeding.RunAsync, cancellationToken);

    /// <inheritdoc/>
    public string GenerateScript(string? fromMigration = null, string? toMigration = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var range = MigrationRange.Of(_source.Read(), fromMigration, toMigration, migrationsAssembly.FindMigrationId);
        return options.HasFlag(MigrationsSqlGenerationOptions.Idempotent)
            ? RangeScript.WriteIdempotent(range, _history.Statements)
            : RangeScript.Write(range, _history.Statements, inTransactions: !options.HasFlag(MigrationsSqlGenerationOptions.NoTransactions));
    }

    /// <inheritdoc/>
    public bool HasPendingModelChanges() => DiffersFrom(Snapshot.Read(_source)
        ?? throw new MigrationException("ESB3105", $"{MigrationSource.SnapshotName} does not stand for the migrations in the folder, so there is nothing to compare the model with. 'dotnet ef migrations add' brings it up to date."));

    private async Task MigrateAsync(string? target, Func<bool, CancellationToken, Task> seed, CancellationToken cancellationToken)
    {
        var scripts = _source.Read();
        _source.CheckProvider();
        if (scripts.Count == 0)
        {
            MigrationEvents.NoMigrations(logger.Logger);
            return;
        }

        if (!session.HasConnection)
        {
            throw new MigrationException("ESB3117", "There is no database to migrate: the environment variable that the schema's url names (DATABASE_URL, as a rule) is set neither in the environment nor in a .env file beside the project or the schema.");
        }

        var wanted = MigrationRange.UpTo(scripts, target, migrationsAssembly.FindMigrationId);
        if (target is null && Snapshot.Read(_source) is { } snapshot && DiffersFrom(snapshot))
        {
            logger.PendingModelChangesWarning(context.Context.GetType());
        }

        if (session.IsInTransaction)
        {
            logger.MigrationsUserTransactionWarning();
        }

        // As EF does: an ambient transaction is not where migrations run.
        using var scope = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        if (!await creator.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            await creator.CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        await RetryAsync(token => MigrateInSessionAsync(scripts, wanted, seed, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Migrates again when the application's execution strategy says that an error may pass: the history knows what is done already.</summary>
    private async Task RetryAsync(Func<CancellationToken, Task> migrate, CancellationToken cancellationToken)
    {
        MigrationException? failure = null;
        try
        {
            await executionStrategy.ExecuteAsync(MigrateOnceAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (failure is not null && IsOrWraps(exception, failure.InnerException!))
        {
            throw failure;
        }

        // Strategies put what they gave up on into an exception of their own.
        static bool IsOrWraps(Exception? exception, Exception cause) => exception is not null && (exception == cause || IsOrWraps(exception.InnerException, cause));

        async Task MigrateOnceAsync(CancellationToken token)
        {
            try
            {
                await migrate(token).ConfigureAwait(false);
            }
            catch (MigrationException exception) when (exception.InnerException is DbException)
            {
                // The strategy knows PostgreSQL's errors, not ours.
                failure = exception;
                ExceptionDispatchInfo.Throw(exception.InnerException);
            }
        }
    }

    private async Task MigrateInSessionAsync(
        IReadOnlyList<MigrationScript> scripts, IReadOnlyList<MigrationScript> wanted, Func<bool, CancellationToken, Task> seed, CancellationToken cancellationToken)
    {
        await session.Connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var databaseLock = await _history.AcquireDatabaseLockAsync(cancellationToken).ConfigureAwait(false);
            await using (databaseLock.ConfigureAwait(false))
            {
                var applied = await ApplyPendingAsync(scripts, wanted, cancellationToken).ConfigureAwait(false);
                await seed(applied > 0, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await session.Connection.CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task<int> ApplyPendingAsync(
        IReadOnlyList<MigrationScript> scripts, IReadOnlyList<MigrationScript> wanted, CancellationToken cancellationToken)
    {
        var history = await _history.InSessionAsync(cancellationToken).ConfigureAwait(false);
        var pending = new PendingMigrations(await ReadHistoryAsync(cancellationToken).ConfigureAwait(false), scripts, wanted);
        pending.Check(history.Table, session.IsInTransaction);
        pending.Warn(logger.Logger);
        foreach (var script in pending.Scripts)
        {
            MigrationEvents.Applying(logger.Logger, script.Id);
            await runner.RunAsync(script, history, cancellationToken).ConfigureAwait(false);
        }

        await session.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        Report(pending.Scripts.Count, wanted, scripts);
        return pending.Scripts.Count;
    }

    private void Report(int applied, IReadOnlyList<MigrationScript> wanted, IReadOnlyList<MigrationScript> scripts)
    {
        if (wanted.Count < scripts.Count)
        {
            MigrationEvents.StandsAt(logger.Logger, wanted.Count == 0 ? "0" : wanted[^1].Id, applied, scripts.Count - wanted.Count);
        }
        else if (applied == 0)
        {
            MigrationEvents.AlreadyInSync(logger.Logger, scripts.Count);
        }
        else
        {
            MigrationEvents.InSync(logger.Logger, applied, scripts.Count);
        }
    }

    private async Task<IReadOnlyList<HistoryEntry>> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        if (await session.AskAsync(_history.Statements.Exists, cancellationToken).ConfigureAwait(false))
        {
            return await _history.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (await session.AskAsync(HistoryStatements.SchemaHoldsTables, cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationException("ESB3005", "The database holds tables and no migration history (Prisma's P3005). Use an empty database; or, when the tables are what the first migrations make, baseline it: npx prisma migrate resolve --applied MIGRATION, for each of them.");
        }

        await _history.CreateAsync(cancellationToken).ConfigureAwait(false);
        return [];
    }

    private bool DiffersFrom(RelationalState snapshot) =>
        Planning.StateDiffer.Compare(snapshot, ModelState.Of(designTimeModel.Model.GetRelationalModel()).LeaveOut(DefaultSchema.Of(context.Context))).Count > 0;
}
