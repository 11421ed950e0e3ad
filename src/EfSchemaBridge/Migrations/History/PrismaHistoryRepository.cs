using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace EfSchemaBridge.Migrations.History;

/// <summary>Prisma's history table in the place of EF's.</summary>
internal sealed class PrismaHistoryRepository(
    SqlSession session,
    IDbContextOptions options,
    ICurrentDbContext context,
    IRelationalDatabaseCreator creator,
    IMigrationsAssembly migrations,
    MigrationLogger logger) : IHistoryRepository
{
    private readonly SchemaBridgeOptionsExtension _extension = SchemaBridgeOptionsExtension.Of(options);

    /// <summary>The table's SQL, for any session.</summary>
    public HistoryStatements Statements { get; } = new(SchemaBridgeOptionsExtension.Of(options).HistoryTable);

    /// <inheritdoc/>
    public LockReleaseBehavior LockReleaseBehavior => LockReleaseBehavior.Connection;

    /// <summary>The table's SQL for the session that is open. Its schema is created when there is none, as Prisma does.</summary>
    public async Task<HistoryStatements> InSessionAsync(CancellationToken cancellationToken)
    {
        var sessions = await ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        if (sessions is [(null, _)])
        {
            await session.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {Sql.Sql.Name(DefaultSchema.Of(context.Context))}", cancellationToken).ConfigureAwait(false);
            sessions = await ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        }

        return sessions is [({ } schema, var searchPath)]
            ? new(Statements.Table, new(schema, searchPath))
            : throw new MigrationException("ESB3116", "The connection's search path leads to no schema that this user may use, so there is nowhere for the tables to go. Set 'Search Path' in the connection string, or ?schema= in the URL.");
    }

    /// <summary>All runs, oldest first.</summary>
    public Task<IReadOnlyList<HistoryEntry>> ReadAsync(CancellationToken cancellationToken) => session.ReadAsync(
        Statements.ReadAll,
        row => new HistoryEntry(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetDateTime(3),
            row.IsDBNull(4) ? null : row.GetDateTime(4),
            row.IsDBNull(5) ? null : row.GetDateTime(5),
            row.GetInt32(6),
            row.IsDBNull(7) ? null : row.GetString(7)),
        cancellationToken);

    /// <inheritdoc/>
    public bool Exists() => ExistsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken = default) =>
        await creator.ExistsAsync(cancellationToken).ConfigureAwait(false)
        && await session.AskAsync(Statements.Exists, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Create() => CreateAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Task CreateAsync(CancellationToken cancellationToken = default) => session.ExecuteAsync(Statements.Create, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<HistoryRow> GetAppliedMigrations() => GetAppliedMigrationsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HistoryRow>> GetAppliedMigrationsAsync(CancellationToken cancellationToken = default)
    {
        if (!await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var entries = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return [.. entries.Where(e => e.IsApplied).Select(e => e.MigrationName).Distinct().Order(StringComparer.Ordinal).Select(name => new HistoryRow(name, ProductInfo.GetVersion()))];
    }

    /// <inheritdoc/>
    public IMigrationsDatabaseLock AcquireDatabaseLock() => AcquireDatabaseLockAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        await AdvisoryLock.AcquireAsync(this, session, _extension.LockTimeout, logger, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public string GetCreateScript() => Statements.Create;

    /// <inheritdoc/>
    public string GetCreateIfNotExistsScript() => Statements.CreateIfNotExists;

    /// <inheritdoc/>
    public string GetInsertScript(HistoryRow row) => Statements.InsertApplied(((SqlMigrationType)migrations.Migrations[row.MigrationId]).Script);

    /// <inheritdoc/>
    public string GetDeleteScript(string migrationId) => Statements.Delete(migrationId);

    /// <inheritdoc/>
    public string GetBeginIfNotExistsScript(string migrationId) => BeginIf($"NOT {Statements.IsApplied(migrationId)}");

    /// <inheritdoc/>
    public string GetBeginIfExistsScript(string migrationId) => BeginIf(Statements.IsApplied(migrationId));

    /// <inheritdoc/>
    public string GetEndIfScript() =>
        """
            END IF;
        END $EF$;
        """;

    private Task<IReadOnlyList<(string? Schema, string SearchPath)>> ReadSessionAsync(CancellationToken cancellationToken) => session.ReadAsync(
        HistoryStatements.Session,
        row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1)),
        cancellationToken);

    private static string BeginIf(string condition) =>
        $"""
        DO $EF$
        BEGIN
            IF {condition} THEN
        """;
}
