using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

/// <summary>A project whose model is written in C#, a migrations folder, and a database of its own.</summary>
internal sealed class CodeProject : IAsyncDisposable
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Username=someone;Password=x;Database=x;Timeout=2";

    private CodeProject(PostgresDatabase database) => Database = database;

    public PostgresDatabase Database { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("esb-").FullName;

    public string Migrations => Path.Combine(Folder, "prisma", "migrations");

    /// <summary>The script of the last migration.</summary>
    public string LastScript => File.ReadAllText(Path.Combine(Directory.EnumerateDirectories(Migrations).Order(StringComparer.Ordinal).Last(), "migration.sql"));

    public static async Task<CodeProject> CreateAsync() => new(await PostgresDatabase.CreateAsync());

    /// <summary>Adds a migration, as <c>dotnet ef migrations add</c> does.</summary>
    public void Add(string name, Action<ModelBuilder> model, bool offline = false)
    {
        using var context = new CodeContext(model, offline ? Unreachable : Database.ConnectionString, usesSchemaBridge: true);
        var scaffolder = new FolderMigrationsScaffolder(context);
        scaffolder.Save(Folder, scaffolder.ScaffoldMigration(name, "App"), outputDir: null);
    }

    /// <summary>Applies what is pending from the folder on disk.</summary>
    public async Task UpdateAsync(Action<ModelBuilder> model)
    {
        await using var context = new CodeContext(model, Database.ConnectionString, usesSchemaBridge: true, Migrations);
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Forgets the snapshot: the next migration is planned from the replayed folder.</summary>
    public void ForgetSnapshot() => File.Delete(Path.Combine(Migrations, "snapshot.json"));

    /// <summary>What the database holds, as text: its state, and the rows of its tables.</summary>
    public Task<string> ContentAsync() => ContentAsync(Database);

    /// <summary>What EF makes of the model by itself, in a database of its own.</summary>
    public static async Task<string> ContentOfEFAsync(Action<ModelBuilder> model)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var context = new CodeContext(model, database.ConnectionString, usesSchemaBridge: false);
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return await ContentAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }

    private static async Task<string> ContentAsync(PostgresDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var state = await DatabaseState.ReadAsync(connection, "_prisma_migrations", TestContext.Current.CancellationToken);
        var sorted = state with
        {
            // Columns come in any order, and nobody knows the names of what PostgreSQL makes for itself.
            Tables = [.. state.Tables.Select(t => t with { Columns = [.. t.Columns.OrderBy(c => c.Name, StringComparer.Ordinal)] })],
        };
        var rows = new List<string>();
        foreach (var table in state.Tables)
        {
            var name = EfSchemaBridge.Migrations.Sql.Sql.Name(table);
            rows.AddRange((await database.RowsAsync($"SELECT to_jsonb(t)::text FROM {name} t ORDER BY 1")).Select(row => $"{name}: {row[0]}"));
        }

        return Snapshot.Write(sorted, []) + string.Join('\n', rows);
    }
}
