using System.Text;
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
    SqlSession session,
    IRelationalDatabaseCreator creator,
    IDesignTimeModel designTimeModel,
    ICurrentDbContext context,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger) : IMigrator
{
    private readonly MigrationSource _source = ((FolderMigrationsAssembly)migrationsAssembly).Source;
    private readonly PrismaHistoryRepository _history = (PrismaHistoryRepository)historyRepository;

    /// <inheritdoc/>
    public void Migrate(string? targetMigration = null) => MigrateAsync(targetMigration).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task MigrateAsync(string? targetMigration = null, CancellationToken cancellationToken = default)
    {
        var scripts = _source.Read();
        _source.CheckProvider();
        if (scripts.Count == 0)
        {
            MigrationEvents.NoMigrations(logger.Logger);
            return;
        }

        if (!await creator.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            await creator.CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        await session.Connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var databaseLock = await _history.AcquireDatabaseLockAsync(cancellationToken).ConfigureAwait(false);
            await using (databaseLock.ConfigureAwait(false))
            {
                await ApplyPendingAsync(scripts, targetMigration, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await session.Connection.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public string GenerateScript(string? fromMigration = null, string? toMigration = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        if (options.HasFlag(MigrationsSqlGenerationOptions.Idempotent))
        {
            throw new MigrationException("ESB3104", "An idempotent script cannot be made of migrations that are free to hold any SQL. Apply the folder with 'dotnet ef database update' or a bundle: both run what is pending and nothing else.");
        }

        var script = new StringBuilder();
        var range = MigrationRange.Of(_source.Read(), fromMigration, toMigration, migrationsAssembly.FindMigrationId);
        if (range.StartsAtTheBeginning)
        {
            script.AppendLine(_history.GetCreateIfNotExistsScript()).AppendLine();
        }

        foreach (var migration in range.Scripts)
        {
            script.AppendLine($"-- Migration {migration.Id}");
            script.AppendLine(migration.Sql.TrimEnd()).AppendLine();
            script.AppendLine(_history.Statements.InsertApplied(migration)).AppendLine();
        }

        return script.ToString();
    }

    /// <inheritdoc/>
    public bool HasPendingModelChanges()
    {
        var snapshot = Snapshot.Read(_source)
            ?? throw new MigrationException("ESB3105", $"{MigrationSource.SnapshotName} does not stand for the migrations in the folder, so there is nothing to compare the model with. 'dotnet ef migrations add' brings it up to date.");
        return Planning.StateDiffer.Compare(snapshot, ModelState.Of(designTimeModel.Model.GetRelationalModel()).LeaveOut(DefaultSchema.Of(context.Context))).Count > 0;
    }

    private async Task ApplyPendingAsync(IReadOnlyList<MigrationScript> scripts, string? target, CancellationToken cancellationToken)
    {
        var entries = await ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        CheckHistory(entries, scripts);
        var applied = entries.Where(e => e.IsApplied).Select(e => e.MigrationName).ToHashSet();
        var wanted = MigrationRange.UpTo(scripts, target, migrationsAssembly.FindMigrationId);
        if (scripts.Skip(wanted.Count).FirstOrDefault(s => applied.Contains(s.Id)) is { } later)
        {
            throw new MigrationException("ESB3106", $"The database stands at '{later.Id}', behind '{target}', and migrations have no way back. Write the way back as a new migration.");
        }

        var pending = wanted.Where(s => !applied.Contains(s.Id)).ToList();
        foreach (var script in pending)
        {
            MigrationEvents.Applying(logger.Logger, script.Id);
            await runner.RunAsync(script, cancellationToken).ConfigureAwait(false);
        }

        Report(pending.Count, wanted, scripts);
    }

    private void Report(int applied, IReadOnlyList<MigrationScript> wanted, IReadOnlyList<MigrationScript> scripts)
    {
        if (wanted.Count < scripts.Count)
        {
            MigrationEvents.StandsAt(logger.Logger, wanted[^1].Id, applied, scripts.Count - wanted.Count);
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

    private void CheckHistory(IReadOnlyList<HistoryEntry> entries, IReadOnlyList<MigrationScript> scripts)
    {
        if (entries.FirstOrDefault(e => e.IsFailed) is { } failed)
        {
            throw new MigrationException(
                "ESB3009",
                $"The migration '{failed.MigrationName}' failed earlier, and nothing more is applied until that is resolved (Prisma's P3009). See what it left behind, mend the database, then mark the run: npx prisma migrate resolve --rolled-back {failed.MigrationName} (or --applied)."
                + (failed.Logs is null ? "" : $"{Environment.NewLine}It said: {failed.Logs}"));
        }

        var byName = scripts.ToDictionary(s => s.Id);
        foreach (var entry in entries.Where(e => e.IsApplied && byName.TryGetValue(e.MigrationName, out var script) && !Checksum.Matches(script.Sql, e.Checksum)))
        {
            MigrationEvents.Edited(logger.Logger, entry.MigrationName);
        }
    }
}
