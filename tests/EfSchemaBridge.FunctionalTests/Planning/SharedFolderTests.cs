using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>Folders that a command names, and contexts that would share one.</summary>
public sealed class SharedFolderTests
{
    private const string Models = "model T {\n  id Int @id\n}\n";

    [Fact]
    public async Task A_migration_does_not_go_where_the_build_would_not_find_it()
    {
        await using var project = await MigrationProject.CreateAsync();

        var error = Assert.Throws<OperationException>(() => project.Add("init", Models, outputDir: "db/steps"));

        Assert.Equal(
            "ESB3121: The migrations of SchemaContext are in 'prisma/migrations', and --output-dir would be known to this one command alone. To have them in 'db/steps', set <SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations> in the project file, or Migrations=\"db/steps\" on the item of its schema, and move there what 'prisma/migrations' holds.",
            error.Message);
        project.Add("init", Models, outputDir: "prisma/migrations/");
        Assert.Single(project.Ids);
    }

    [Fact]
    public async Task Another_context_does_not_take_over_the_folder()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Models);
        await using var other = new OtherContext(project.Database.ConnectionString);
        var scaffolder = new FolderMigrationsScaffolder(other);

        var error = Assert.Throws<OperationException>(() => scaffolder.Save(project.Folder, scaffolder.ScaffoldMigration("theirs", "App"), outputDir: null));

        Assert.Equal(
            "ESB3122: The migrations in 'prisma/migrations' are those of SchemaContext: with them, OtherContext would drop its tables. Give OtherContext a folder and a history of its own: UseSchemaBridge(o => o.MigrationsFolder(\"...\").HistoryTable(\"...\")).",
            error.Message);
    }

    private sealed class OtherContext(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.AmongMany().UseNpgsql(connectionString).UseSchemaBridge().EnableServiceProviderCaching(false);
    }
}
