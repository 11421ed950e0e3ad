using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class PrismaTests
{
    private const string InSync = """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";
    private const string CanCreate = """{"action":{"tag":"createMigration"}}""";

    [Fact]
    public async Task Both_tools_take_turns_on_one_folder_and_one_database()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);"));
        await project.Oracle.ApplyAsync(project.Folder);
        project.Write("20240102000000_b", "CREATE TABLE b (x int PRIMARY KEY);");
        await project.MigrateAsync();
        project.Write("20240103000000_c", "CREATE TABLE c (x int PRIMARY KEY);");
        await project.Oracle.ApplyAsync(project.Folder);
        project.Write("20240104000000_d", "CREATE TABLE d (x int PRIMARY KEY);");
        await project.MigrateAsync();

        Assert.Equal(
            ["20240101000000_a finished 1", "20240102000000_b finished 1", "20240103000000_c finished 1", "20240104000000_d finished 1"],
            await project.HistoryAsync());
        await AssertPrismaIsContentAsync(project);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_tools_take_turns_in_the_schema_that_the_url_names(bool prismaBegins)
    {
        await using var project = await MigrationsProject.CreateAsync();
        var oracle = new Oracle(project.Database, "shop");
        await using var context = project.Context(connectionString: ConnectionUrl.Parse($"{project.Database.Url}?schema=shop").ConnectionString);
        for (var day = 1; day <= 4; day++)
        {
            project.Write($"2024010{day}000000_step", $"CREATE TABLE t{day} (x int PRIMARY KEY);");
            if (day % 2 == 1 == prismaBegins)
            {
                Assert.Equal($$"""{"appliedMigrationNames":["2024010{{day}}000000_step"]}""", (await oracle.ApplyAsync(project.Folder)).Output);
            }
            else
            {
                await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
            }

            Assert.Equal(InSync, (await oracle.StatusAsync(project.Folder)).Output);
            Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(CanCreate, (await oracle.DevAsync(project.Folder)).Output);
        Assert.Equal(
            [["shop", 5L]],
            await project.Database.RowsAsync("SELECT schemaname::text, count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') GROUP BY 1"));
    }

    [Fact]
    public async Task The_history_table_is_the_one_that_Prisma_makes()
    {
        await using var ours = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await using var prismas = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));

        await ours.MigrateAsync();
        await prismas.Oracle.ApplyAsync(prismas.Folder);

        const string Columns =
            """
            SELECT column_name::text, data_type::text, character_maximum_length, is_nullable::text, column_default::text
            FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position
            """;
        const string Row = "SELECT checksum, migration_name, logs, rolled_back_at, applied_steps_count FROM _prisma_migrations";
        Assert.Equal(await prismas.Database.RowsAsync(Columns), await ours.Database.RowsAsync(Columns));
        Assert.Equal(await prismas.Database.RowsAsync(Row), await ours.Database.RowsAsync(Row));
    }

    [Fact]
    public async Task What_Prisma_has_applied_is_not_applied_again()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);"));
        await project.Oracle.ApplyAsync(project.Folder);

        await project.MigrateAsync();

        Assert.Equal(["Information: The database was already in sync with the migrations: nothing to apply, 1 in all."], project.Log.Lines);
    }

    [Fact]
    public async Task Prisma_goes_on_after_a_failure_of_ours_that_was_rolled_back()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY); SELECT 1/0;"));
        await project.FailAsync();
        project.Write("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);");

        var status = await project.Oracle.StatusAsync(project.Folder);
        var dev = await project.Oracle.DevAsync(project.Folder);
        var applied = await project.Oracle.ApplyAsync(project.Folder);

        Assert.Equal(
            """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":{"diagnostic":"databaseIsBehind","unappliedMigrationNames":["20240101000000_a"]}}""",
            status.Output);
        Assert.Equal(CanCreate, dev.Output);
        Assert.Equal("""{"appliedMigrationNames":["20240101000000_a"]}""", applied.Output);
        await AssertPrismaIsContentAsync(project);
    }

    [Fact]
    public async Task Prisma_sees_what_we_left_half_done_as_failed()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM; SELECT 1/0;"));
        await project.FailAsync();

        var status = await project.Oracle.StatusAsync(project.Folder);
        var applied = await project.Oracle.ApplyAsync(project.Folder);

        Assert.Contains("\"failedMigrationNames\":[\"20240101000000_a\"]", status.Output, StringComparison.Ordinal);
        Assert.Equal(1, applied.ExitCode);
    }

    [Fact]
    public async Task Prisma_is_content_with_scripts_that_ran_in_steps()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "BEGIN;\nCREATE TABLE a (x int PRIMARY KEY);\nCOMMIT;\n"), ("20240102000000_b", "CREATE INDEX CONCURRENTLY i ON a (x);"));

        await project.MigrateAsync();

        await AssertPrismaIsContentAsync(project);
    }

    [Fact]
    public async Task Our_lock_file_and_line_ends_are_Prismas()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);\n"));
        await project.MigrateAsync();
        project.Write("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);\r\n");
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "migration_lock.toml"), EfSchemaBridge.Migrations.Folder.MigrationLock.Text, TestContext.Current.CancellationToken);

        await AssertPrismaIsContentAsync(project);
    }

    private static async Task AssertPrismaIsContentAsync(MigrationsProject project)
    {
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
        Assert.Equal(CanCreate, (await project.Oracle.DevAsync(project.Folder)).Output);
    }
}
