using EfSchemaBridge.Design.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>Folders that a command names, and contexts that would share one.</summary>
public sealed class SharedFolderTests
{
    private const string Models = "model T {\n  id Int @id\n}\n";

    [Fact]
    public async Task A_first_migration_goes_where_the_command_says_and_a_file_beside_the_schema_keeps_the_place()
    {
        await using var project = await MigrationProject.CreateAsync();

        project.Add("init", Models, outputDir: "db/steps");

        Assert.Equal("db/steps\n", File.ReadAllText(Path.Combine(project.Folder, "prisma", "migrations.folder")));
        Assert.True(File.Exists(Path.Combine(project.Folder, "db", "steps", "migration_lock.toml")));
        Assert.False(Directory.Exists(project.Migrations));
    }

    [Fact]
    public async Task A_later_migration_does_not_go_into_another_folder()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Models);

        var error = Assert.Throws<OperationException>(() => project.Add("more", Models, outputDir: "db/steps"));

        Assert.Equal(
            "ESB3121: The migrations of SchemaContext are in 'prisma/migrations', and all of them belong into one folder: leave out --output-dir; or move the folder, and set <SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations> in the project file.",
            error.Message);
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
            optionsBuilder.UseNpgsql(connectionString).UseSchemaBridge().EnableServiceProviderCaching(false);
    }
}
