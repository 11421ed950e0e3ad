using EfSchemaBridge.FunctionalTests.Packages;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

public sealed class InterruptTests(PackedPackages packages)
{
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string UserWithName = "model User {\n  id   Int     @id\n  name String?\n}\n";
    private const string CtrlC = "\u0003";

    [Fact]
    public async Task Ctrl_C_while_a_migration_runs_leaves_the_database_as_it_was_and_the_next_run_completes()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_slow/migration.sql", "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);\n");

        var result = await project.RunInTerminalAsync([("Applying migration '", CtrlC)], "migrate", "deploy");

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Cancelled.", result.Output, StringComparison.Ordinal);
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('slow')::text"));
        Assert.Equal(0L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL"));
        project.Write("prisma/migrations/20260101000000_slow/migration.sql", "CREATE TABLE slow (id int);\n");
        Assert.EndsWith("1 migration applied: the database holds all migrations.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_while_migrate_dev_replays_leaves_no_shadow_database()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_slow/migration.sql", "SELECT pg_sleep(60);\n");
        await project.OutputAsync("migrate", "resolve", "--applied", "20260101000000_slow");
        var role = $"esb_{Guid.NewGuid():N}";
        await project.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN SUPERUSER PASSWORD 'secret'");
        project.WriteSchemaFor(new UriBuilder(project.Database.Url) { UserName = role, Password = "secret" }.Uri.ToString(), User);

        var result = await project.RunInTerminalAsync([("Comparing the database with the migrations", CtrlC)], "migrate", "dev", "--name", "user");

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(["20260101000000_slow"], project.Ids);
        // A role that owns a database cannot be dropped.
        await project.Database.ExecuteAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task Ctrl_C_while_migrate_dev_applies_leaves_the_new_migration_pending()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "user");
        project.WriteSchema(UserWithName);
        await using var blocked = await BlockedAsync(project);

        var result = await project.RunInTerminalAsync([("Applying migration '", CtrlC)], "migrate", "dev", "--name", "name");

        Assert.Equal(130, result.ExitCode);
        await blocked.DisposeAsync();
        Assert.Equal(2, project.Ids.Count);
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
        Assert.EndsWith("The database is in sync with the schema.\n", await project.OutputAsync("migrate", "dev"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_during_db_push_leaves_the_database_as_it_was()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("db", "push");
        project.WriteSchema("model Added {\n  id Int @id\n}\n" + UserWithName);
        await using var blocked = await BlockedAsync(project);

        var result = await project.RunInTerminalAsync([("Changing the database", CtrlC)], "db", "push");

        Assert.Equal(130, result.ExitCode);
        await blocked.DisposeAsync();
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('\"Added\"')::text"));
        Assert.EndsWith("2 statements executed.\n", await project.OutputAsync("db", "push"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_during_db_pull_leaves_the_schema_as_it_was()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.Database.ExecuteAsync("CREATE TABLE t (id int PRIMARY KEY)");
        // Views of the catalog stay readable: only who asks for the sequences waits.
        await using var blocked = await BlockedAsync(project, "pg_catalog.pg_sequence");
        var before = project.Read("prisma/schema.prisma");

        var result = await project.RunInTerminalAsync([("Reading the database", CtrlC)], "db", "pull");

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(before, project.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task Ctrl_C_at_a_question_changes_nothing()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        var result = await project.RunInTerminalAsync([("A name for the new migration:", CtrlC)], "migrate", "dev");

        Assert.Equal(130, result.ExitCode);
        Assert.Empty(project.Ids);
    }

    /// <summary>A lock on a table, held until it is disposed of.</summary>
    private static async Task<NpgsqlConnection> BlockedAsync(ToolProject project, string table = "\"User\"")
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
