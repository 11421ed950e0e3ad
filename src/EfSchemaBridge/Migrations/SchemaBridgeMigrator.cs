using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Transactions;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>Applies a migrations folder by Prisma's protocol: lock, history table, one row a run.</summary>
internal sealed class SchemaBridgeMigrator(
    IMigrationsAssembly migrationsAssembly,
    IHistoryRepository historyRepository,
    SessionRun run,
    Seeding seeding,
    SqlSession session,
    IRelationalDatabaseCreator creator,
    IExecutionStrategy executionStrategy,
    IDesignTimeModel designTimeModel,
    IDbContextOptions options,
    ICurrentDbContext context,
    MigrationLogger logger) : IMigrator
{
    private readonly MigrationSource _source = ((FolderMigrationsAssembly)migrationsAssembly).Source;
    private readonly PrismaHistoryRepository _history = (PrismaHistoryRepository)historyRepository;
    private readonly SchemaBridgeOptionsExtension _extension = SchemaBridgeOptionsExtension.Of(options);

    /// <inheritdoc/>
    public void Migrate(string? targetMigration = null) =>
        RunForAppAsync(targetMigration, seeding.Run, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Task MigrateAsync(string? targetMigration = null, CancellationToken cancellationToken = default) =>
        RunForAppAsync(targetMigration, seeding.RunAsync, cancellationToken);

    /// <summary>Brings the database to a migration, or to the last one. Without migrations it is looked at all the same, as Prisma does.</summary>
    /// <exception cref="MigrationException">Something stops the run, or fails.</exception>
    public Task<MigrationResult> RunAsync(string? targetMigration, CancellationToken cancellationToken) =>
        RunAsync(ReadMigrations(), targetMigration, seeding.RunAsync, cancellationToken);

    /// <inheritdoc/>
    public string GenerateScript(string? fromMigration = null, string? toMigration = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var range = MigrationRange.Of(_source.Read(), fromMigration, toMigration, migrationsAssembly.FindMigrationId);
        return options.HasFlag(MigrationsSqlGenerationOptions.Idempotent)
            ? IdempotentScript.Write(range, _history.Statements)
            : RangeScript.Write(range, _history.Statements, inTransactions: !options.HasFlag(MigrationsSqlGenerationOptions.NoTransactions));
    }

    /// <inheritdoc/>
    public bool HasPendingModelChanges() => DiffersFrom(Snapshot.Read(_source)
        ?? throw new MigrationException("ESB3105", $"{MigrationSource.SnapshotName} does not stand for the migrations in the folder, so there is nothing to compare the model with. 'dotnet ef migrations add' brings it up to date."));

    private async Task<MigrationResult> RunForAppAsync(string? target, Func<bool, CancellationToken, Task> seed, CancellationToken cancellationToken)
    {
        var scripts = ReadMigrations();
        if (scripts.Count == 0)
        {
            // An app may call this before it has a migration: over tables that db push has made, or without a server.
            logger.NoMigrations();
            return MigrationResult.Nothing;
        }

        return await RunAsync(scripts, target, seed, cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<MigrationScript> ReadMigrations()
    {
        var scripts = _source.Read();
        _source.CheckProvider();
        return scripts;
    }

    private async Task<MigrationResult> RunAsync(
        IReadOnlyList<MigrationScript> scripts, string? target, Func<bool, CancellationToken, Task> seed, CancellationToken cancellationToken)
    {
        if (!session.HasConnection)
        {
            throw new MigrationException("ESB3117", "There is no database to migrate: the environment variable that the schema's url names (DATABASE_URL, as a rule) is set neither in the environment nor in a .env file beside the project or the schema.");
        }

        var wanted = MigrationRange.UpTo(scripts, target, migrationsAssembly.FindMigrationId);
        WarnAsEntityFrameworkDoes(target);

        // As EF does: an ambient transaction is not where migrations run.
        using var scope = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        await EnsureDatabaseAsync(cancellationToken).ConfigureAwait(false);
        return await RetryAsync(token => run.RunAsync(scripts, wanted, seed, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await creator.ExistsAsync(cancellationToken).ConfigureAwait(false))
            {
                await creator.CreateAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another process was faster. Npgsql passes over that only where both were at it at the same moment.
        }
    }

    private void WarnAsEntityFrameworkDoes(string? target)
    {
        if (target is null && _extension.ComparesModel && Snapshot.Read(_source) is { } snapshot && DiffersFrom(snapshot))
        {
            logger.EntityFramework.PendingModelChangesWarning(context.Context.GetType());
        }

        if (session.IsInTransaction)
        {
            logger.EntityFramework.MigrationsUserTransactionWarning();
        }
    }

    /// <summary>Migrates again when the application's execution strategy says that an error may pass: the history knows what is done already.</summary>
    private async Task<MigrationResult> RetryAsync(Func<CancellationToken, Task<MigrationResult>> migrate, CancellationToken cancellationToken)
    {
        MigrationException? failure = null;
        try
        {
            return await executionStrategy.ExecuteAsync(MigrateOnceAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (failure is not null && IsOrWraps(exception, failure.InnerException!))
        {
            throw failure;
        }

        // Strategies put what they gave up on into an exception of their own.
        static bool IsOrWraps(Exception? exception, Exception cause) => exception is not null && (exception == cause || IsOrWraps(exception.InnerException, cause));

        async Task<MigrationResult> MigrateOnceAsync(CancellationToken token)
        {
            try
            {
                return await migrate(token).ConfigureAwait(false);
            }
            catch (MigrationException exception) when (exception.InnerException is DbException)
            {
                // The strategy knows PostgreSQL's errors, not ours.
                failure = exception;
                ExceptionDispatchInfo.Throw(exception.InnerException);
                throw;
            }
        }
    }

    private bool DiffersFrom(RelationalState snapshot) =>
        Planning.StateDiffer.Compare(snapshot, ModelState.Of(designTimeModel.Model.GetRelationalModel()).LeaveOut(DefaultSchema.Of(context.Context))).Count > 0;
}
