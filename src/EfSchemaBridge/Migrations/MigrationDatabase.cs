using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Migrations;

/// <summary>A database and the migrations folder it is migrated with, for programs that have no context of an application: what <c>dotnet schemabridge migrate</c> works on.</summary>
internal sealed class MigrationDatabase : IAsyncDisposable
{
    private readonly FolderContext _context;
    private readonly MigrationsDirectory _folder;

    /// <summary>Names a database and a folder; neither need exist yet.</summary>
    /// <param name="connectionString">An Npgsql connection string, whose search path says where the history table is.</param>
    /// <param name="migrationsFolder">The folder that holds the migrations' folders.</param>
    /// <param name="settings">Settings, or null for the defaults.</param>
    public MigrationDatabase(string connectionString, string migrationsFolder, MigrationSettings? settings = null)
    {
        _folder = new MigrationsDirectory(migrationsFolder);
        _context = new FolderContext(connectionString, migrationsFolder, settings ?? new MigrationSettings());
    }

    /// <summary>Compares the folder with the history; changes nothing.</summary>
    /// <exception cref="MigrationException">ESB3015: a migration has no script; ESB3019: the folder is for another provider.</exception>
    /// <exception cref="System.Data.Common.DbException">The server cannot be reached, or the database cannot be read.</exception>
    public async Task<MigrationStatus> StatusAsync(CancellationToken cancellationToken = default)
    {
        _folder.CheckProvider();
        var history = (PrismaHistoryRepository)_context.GetService<IHistoryRepository>();
        var entries = await history.ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? await history.ReadAsync(cancellationToken).ConfigureAwait(false)
            : null;
        return new MigrationStatus(_folder.Read(), entries);
    }

    /// <summary>True when the server has the database.</summary>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken = default) =>
        _context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);

    /// <summary>Creates the database.</summary>
    /// <exception cref="System.Data.Common.DbException">The server cannot be reached, or does not allow it.</exception>
    public Task CreateAsync(CancellationToken cancellationToken = default) =>
        _context.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);

    /// <summary>Applies what is pending, and creates a missing database; with a target, brings the database there, taking later migrations back.</summary>
    /// <param name="target">A migration's id or name, <c>0</c> for the state before the first one, or null for the last one.</param>
    /// <param name="cancellationToken">Cancels the run: a migration that is under way is rolled back.</param>
    /// <exception cref="MigrationException">A check stops the run, or a migration fails; the message says what to do.</exception>
    public Task<MigrationResult> MigrateAsync(string? target = null, CancellationToken cancellationToken = default) =>
        ((SchemaBridgeMigrator)_context.GetService<IMigrator>()).RunAsync(target, cancellationToken);

    /// <summary>Has a migration count as applied (<c>migrate resolve --applied</c>, and baselining).</summary>
    /// <param name="migration">The migration's id.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    /// <exception cref="MigrationException">ESB3017: there is no such migration; ESB3008: it is applied already.</exception>
    public Task ResolveAppliedAsync(string migration, CancellationToken cancellationToken = default) =>
        _context.GetService<HistoryResolution>().ApplyAsync(migration, cancellationToken);

    /// <summary>Has a migration count as applied that makes the folder say what the database holds: edited migrations count as applied as they are now, missing ones as taken back.</summary>
    /// <param name="migration">The migration's id, or null when edited and missing ones are all there is to write down.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    public Task AdoptAsync(string? migration, CancellationToken cancellationToken = default) =>
        _context.GetService<HistoryResolution>().AdoptAsync(migration, cancellationToken);

    /// <summary>Has several migrations count as applied, in a database without a history.</summary>
    /// <param name="migrations">The migrations' ids.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    public Task BaselineAsync(IReadOnlyList<string> migrations, CancellationToken cancellationToken = default) =>
        _context.GetService<HistoryResolution>().BaselineAsync(migrations, cancellationToken);

    /// <summary>Has a failed migration count as taken back (<c>migrate resolve --rolled-back</c>).</summary>
    /// <param name="migration">The migration's id.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    /// <exception cref="MigrationException">ESB3011: it never ran; ESB3012: it did not fail.</exception>
    public Task ResolveRolledBackAsync(string migration, CancellationToken cancellationToken = default) =>
        _context.GetService<HistoryResolution>().RollBackAsync(migration, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>A context without a model.</summary>
    private sealed class FolderContext(string connectionString, string migrationsFolder, MigrationSettings settings) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        {
            // How many kinds of contexts a process has is not for this one to complain of.
            optionsBuilder.UseNpgsql(connectionString).UseLoggerFactory(settings.LoggerFactory)
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
            ((IDbContextOptionsBuilderInfrastructure)optionsBuilder).AddOrUpdateExtension(new SchemaBridgeOptionsExtension
            {
                HistoryTable = settings.HistoryTable,
                LockTimeout = settings.LockTimeout,
                MigrationsFolder = migrationsFolder,
                ComparesModel = false,
            });
        }
    }
}

/// <summary>How a folder is applied.</summary>
internal sealed record MigrationSettings
{
    /// <summary>The history table's name.</summary>
    public string HistoryTable { get; init; } = SchemaBridgeOptionsExtension.DefaultHistoryTable;

    /// <summary>How long to wait for another migration to end.</summary>
    public TimeSpan LockTimeout { get; init; } = SchemaBridgeOptionsExtension.DefaultLockTimeout;

    /// <summary>Where progress is told (category <c>Microsoft.EntityFrameworkCore.Migrations</c>, events of <see cref="SchemaBridgeEventId"/>), or null.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
