using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Applying;

/// <summary>A migrations folder and a new database to apply it to.</summary>
internal sealed class MigrationsProject : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("esb-").FullName;

    private MigrationsProject(PostgresDatabase database, MigrationLog log) => (Database, Log) = (database, log);

    /// <summary>The database.</summary>
    public PostgresDatabase Database { get; }

    /// <summary>Prisma's engine on that database.</summary>
    public Oracle Oracle => new(Database);

    /// <summary>The migrations folder.</summary>
    public string Folder => Path.Combine(_root, "migrations");

    /// <summary>What the test's contexts logged about migrations.</summary>
    public MigrationLog Log { get; }

    /// <summary>Creates a project with migrations by their ids.</summary>
    public static Task<MigrationsProject> CreateAsync(params (string Id, string Sql)[] migrations) => CreateAsync(MigrationLog.OfTest(), migrations);

    private static async Task<MigrationsProject> CreateAsync(MigrationLog log, (string Id, string Sql)[] migrations)
    {
        var project = new MigrationsProject(await PostgresDatabase.CreateAsync(), log);
        project.WriteLock("postgresql");
        foreach (var (id, sql) in migrations)
        {
            project.Write(id, sql);
        }

        return project;
    }

    /// <summary>Writes a migration.</summary>
    public void Write(string id, string sql)
    {
        Directory.CreateDirectory(Path.Combine(Folder, id));
        File.WriteAllText(Path.Combine(Folder, id, "migration.sql"), sql);
    }

    /// <summary>Writes the way back from a migration.</summary>
    public void WriteDown(string id, string sql) => File.WriteAllText(Path.Combine(Folder, id, "down.sql"), sql);

    /// <summary>Writes the lock file.</summary>
    public void WriteLock(string provider)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "migration_lock.toml"), $"provider = \"{provider}\"\n");
    }

    /// <summary>A context without a model of its own, whose migrations are the folder's.</summary>
    public NotesContext Context(
        Action<SchemaBridgeOptionsBuilder>? configure = null,
        Action<DbContextOptionsBuilder<NotesContext>>? options = null,
        Action<NpgsqlDbContextOptionsBuilder>? npgsql = null,
        string? connectionString = null)
    {
        var builder = new DbContextOptionsBuilder<NotesContext>()
            .AmongMany()
            .UseNpgsql(connectionString ?? Database.ConnectionString, npgsql)
            .UseSchemaBridge(bridge =>
            {
                bridge.MigrationsFolder(Folder);
                configure?.Invoke(bridge);
            })
            .UseLoggerFactory(MigrationLog.Factory);
        options?.Invoke(builder);
        return new NotesContext(builder.Options);
    }

    /// <summary>Applies the folder as an application does.</summary>
    public async Task MigrateAsync(string? target = null, Action<SchemaBridgeOptionsBuilder>? configure = null)
    {
        await using var context = Context(configure);
        await context.GetService<IMigrator>().MigrateAsync(target, TestContext.Current.CancellationToken);
    }

    /// <summary>The error that applying the folder ends with.</summary>
    public Task<MigrationException> FailAsync(string? target = null) => Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(target));

    /// <summary>The history: name, whether finished, whether rolled back, steps; oldest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string table = "_prisma_migrations")
    {
        var rows = await Database.RowsAsync(
            $"""
            SELECT migration_name || CASE WHEN finished_at IS NOT NULL THEN ' finished' ELSE '' END
                || CASE WHEN rolled_back_at IS NOT NULL THEN ' rolled back' ELSE '' END || ' ' || applied_steps_count
            FROM "{table}" ORDER BY started_at
            """);
        return [.. rows.Select(row => (string)row[0]!)];
    }

    /// <summary>True when the database has a relation of that name.</summary>
    public async Task<bool> HasAsync(string relation) => await Database.ScalarAsync<bool>($"SELECT to_regclass('{relation}') IS NOT NULL");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}

/// <summary>A context with one entity, mapped to a table that some of the tests' migrations make.</summary>
internal sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();
}

/// <summary>A row of the table Notes.</summary>
internal sealed class Note
{
    public int Id { get; set; }

    public string Text { get; set; } = "";

    /// <summary>The SQL of its table.</summary>
    public const string Table = """CREATE TABLE "Notes" ("Id" SERIAL PRIMARY KEY, "Text" TEXT NOT NULL);""";
}
