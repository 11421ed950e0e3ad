using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

public sealed class MigrationsRemoveTests
{
    private const string First = "model T {\n  id Int @id\n}\n";
    private const string Second = "model T {\n  id Int @id\n  a Int?\n}\n";
    private const string Third = "model T {\n  id Int @id\n  a Int?\n  b Int?\n}\n";
    private const string Unreachable = "Host=127.0.0.1;Port=1;Username=someone;Password=top-secret;Database=x;Timeout=2";

    [Fact]
    public async Task The_last_migration_is_removed_and_can_be_made_again()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);
        project.Add("second", Second);

        project.Remove();

        Assert.EndsWith("_first", Assert.Single(project.Ids), StringComparison.Ordinal);
        project.Add("second", Second);
        Assert.Equal("-- AlterTable\nALTER TABLE \"T\" ADD COLUMN     \"a\" INTEGER;\n", project.LastScript);
    }

    [Fact]
    public async Task An_applied_migration_is_kept()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);
        await project.UpdateAsync(First);

        var exception = Assert.Throws<OperationException>(() => project.Remove());

        Assert.Equal(
            $"The migration '{project.Ids[0]}' is applied to the database, which would go on holding what it made. Take it back first: dotnet ef database update 0; or add --force, which does both.",
            exception.Message);
        Assert.Single(project.Ids);
    }

    [Fact]
    public async Task An_applied_migration_without_a_way_back_is_removed_when_forced()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);
        File.Delete(Path.Combine(project.Migrations, project.Ids[0], "down.sql"));
        await project.UpdateAsync(First);
        project.Remove(force: true);
        Assert.Empty(project.Ids);
    }

    [Fact]
    public async Task After_a_removal_the_next_migration_needs_no_server()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);
        var snapshot = File.ReadAllText(Path.Combine(project.Migrations, "snapshot.json"));
        project.Add("second", Second);
        project.Add("third", Third);

        project.Remove(force: true, Unreachable);
        project.Remove(force: true, Unreachable);

        Assert.Equal(snapshot, File.ReadAllText(Path.Combine(project.Migrations, "snapshot.json")));
        project.Add("again", Third, Unreachable);
        Assert.Equal("-- AlterTable\nALTER TABLE \"T\" ADD COLUMN     \"a\" INTEGER,\nADD COLUMN     \"b\" INTEGER;\n", project.LastScript);
    }

    [Fact]
    public async Task An_applied_migration_with_a_way_back_is_taken_back_when_forced()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);
        project.Add("second", Second);
        await project.UpdateAsync(Second);

        project.Remove(force: true);

        Assert.EndsWith("_first", Assert.Single(project.Ids), StringComparison.Ordinal);
        Assert.Equal(0L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM information_schema.columns WHERE table_name = 'T' AND column_name = 'a'"));
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
    }

    [Fact]
    public async Task Without_a_server_only_force_removes()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("first", First);

        var exception = Assert.Throws<OperationException>(() => project.Remove(connectionString: Unreachable));

        Assert.Equal($"The database cannot tell whether the migration '{project.Ids[0]}' is applied: Failed to connect to 127.0.0.1:1. To remove it all the same, add --force.", exception.Message);
        project.Remove(force: true, Unreachable);
        Assert.Empty(project.Ids);
    }

    [Fact]
    public async Task With_no_migration_left_there_is_nothing_to_remove()
    {
        await using var project = await MigrationProject.CreateAsync();
        Assert.Equal("There is no migration to remove.", Assert.Throws<OperationException>(() => project.Remove()).Message);
    }
}
