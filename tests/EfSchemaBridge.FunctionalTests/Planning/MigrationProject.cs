using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>A project with a schema and a migrations folder, and a database of its own.</summary>
internal sealed class MigrationProject : IAsyncDisposable
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";

    private MigrationProject(PostgresDatabase database) => Database = database;

    public PostgresDatabase Database { get; }

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("esb-").FullName;

    public string Migrations => Path.Combine(Folder, "prisma", "migrations");

    public string SchemaPath => Path.Combine(Folder, "prisma", "schema.prisma");

    /// <summary>The folder names of the migrations, in order.</summary>
    public IReadOnlyList<string> Ids => [.. Directory.EnumerateDirectories(Migrations).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static async Task<MigrationProject> CreateAsync() => new(await PostgresDatabase.CreateAsync());

    /// <summary>Writes the schema.</summary>
    public void WriteSchema(string models)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SchemaPath)!);
        File.WriteAllText(SchemaPath, Datasource + models);
    }

    /// <summary>Writes the schema and adds a migration, as <c>dotnet ef migrations add</c> does.</summary>
    /// <param name="name">The migration's name.</param>
    /// <param name="models">The schema's models and enums.</param>
    /// <param name="connectionString">Another database, or null for the project's own.</param>
    /// <param name="dryRun">True to write nothing.</param>
    /// <param name="outputDir">What <c>--output-dir</c> says, or null.</param>
    /// <returns>The files EF is told about.</returns>
    public MigrationFiles Add(string name, string models, string? connectionString = null, bool dryRun = false, string? outputDir = null)
    {
        WriteSchema(models);
        using var context = Context(models, connectionString);
        var scaffolder = new FolderMigrationsScaffolder(context);
        return scaffolder.Save(Folder, scaffolder.ScaffoldMigration(name, "App", dryRun: dryRun), outputDir, dryRun);
    }

    /// <summary>Removes the last migration, as <c>dotnet ef migrations remove</c> does.</summary>
    public MigrationFiles Remove(bool force = false, string? connectionString = null)
    {
        using var context = Context("model Any {\n  id Int @id\n}\n", connectionString, Migrations);
        return new FolderMigrationsScaffolder(context).RemoveMigration(Folder, "App", force, language: null);
    }

    /// <summary>Brings the database to a migration of the folder on disk, or to the last one.</summary>
    public async Task UpdateAsync(string models, string? target = null)
    {
        await using var context = new SchemaContext(Datasource + models, Database.ConnectionString, Migrations);
        await context.GetService<IMigrator>().MigrateAsync(target, TestContext.Current.CancellationToken);
    }

    /// <summary>The script of the last migration.</summary>
    public string LastScript => File.ReadAllText(Path.Combine(Migrations, Ids[^1], "migration.sql"));

    /// <summary>The way back from the last migration.</summary>
    public string LastDown => File.ReadAllText(Path.Combine(Migrations, Ids[^1], "down.sql"));

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }

    private SchemaContext Context(string models, string? connectionString, string? migrationsFolder = null) =>
        new(Datasource + models, connectionString ?? Database.ConnectionString, migrationsFolder);
}
