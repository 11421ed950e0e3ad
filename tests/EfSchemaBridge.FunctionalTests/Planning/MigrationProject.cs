using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Writes the schema and adds a migration, as <c>dotnet ef migrations add</c> does.</summary>
    /// <param name="name">The migration's name.</param>
    /// <param name="models">The schema's models and enums.</param>
    /// <param name="connectionString">Another database, or null for the project's own.</param>
    /// <param name="dryRun">True to write nothing.</param>
    /// <returns>The files EF is told about.</returns>
    public MigrationFiles Add(string name, string models, string? connectionString = null, bool dryRun = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SchemaPath)!);
        File.WriteAllText(SchemaPath, Datasource + models);
        using var context = Context(models, connectionString);
        var scaffolder = new FolderMigrationsScaffolder(context);
        return scaffolder.Save(Folder, scaffolder.ScaffoldMigration(name, "App", dryRun: dryRun), outputDir: null, dryRun);
    }

    /// <summary>Removes the last migration, as <c>dotnet ef migrations remove</c> does.</summary>
    public MigrationFiles Remove(bool force = false, string? connectionString = null)
    {
        using var context = Context("model Any {\n  id Int @id\n}\n", connectionString);
        return new FolderMigrationsScaffolder(context).RemoveMigration(Folder, "App", force, language: null);
    }

    /// <summary>Applies what is pending from the folder on disk.</summary>
    public async Task UpdateAsync(string models)
    {
        await using var context = new SchemaContext(Datasource + models, Database.ConnectionString, Migrations);
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The script of the last migration.</summary>
    public string LastScript => File.ReadAllText(Path.Combine(Migrations, Ids[^1], "migration.sql"));

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }

    private SchemaContext Context(string models, string? connectionString) => new(Datasource + models, connectionString ?? Database.ConnectionString);
}
