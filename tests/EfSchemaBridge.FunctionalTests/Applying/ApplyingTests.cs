using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class ApplyingTests
{
    [Fact]
    public async Task Pending_migrations_are_applied_in_the_order_of_their_names()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240102000000_b", "ALTER TABLE a ADD COLUMN y int;"), ("20240101000000_a", "CREATE TABLE a (x int);"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_second_run_applies_nothing()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        await project.MigrateAsync();

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
        Assert.Equal("Information: The database was already in sync with the migrations: nothing to apply, 1 in all.", project.Log.Lines[^1]);
    }

    [Fact]
    public async Task The_checksum_is_that_of_the_file()
    {
        const string Script = "SELECT 'é';\r\n";
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", Script));

        await project.MigrateAsync();

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script))),
            await project.Database.ScalarAsync<string>("SELECT checksum FROM _prisma_migrations"));
    }

    [Fact]
    public async Task A_script_of_nothing_but_comments_is_applied()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "-- This is an empty migration.\n"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Theory]
    [InlineData("CREATE TABLE a (x text DEFAULT E'it\\'s; @p0 :p {0}'); CREATE TABLE b ();")]
    [InlineData("CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN PERFORM $$ ; $$; RETURN 1; END; $x$; CREATE TABLE b ();")]
    [InlineData("CREATE FUNCTION a() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END; CREATE TABLE b ();")]
    [InlineData("CREATE TABLE a (x int); CREATE RULE r AS ON INSERT TO a DO ALSO (SELECT 1; SELECT 2); CREATE TABLE b ();")]
    [InlineData("CREATE TABLE a (x jsonb); SELECT * FROM a WHERE x ? 'k' AND x @> '{}'; CREATE TABLE b ();")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE b ();")]
    [InlineData("CREATE TABLE a (x int[]); SELECT x[1:2], 1 AS \"@p\", 'x'::text FROM a; CREATE TABLE b ();")]
    public async Task PostgreSQL_reads_the_statements_as_they_are_written(string script)
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", script));

        await project.MigrateAsync();

        Assert.True(await project.HasAsync("b"));
    }

    [Fact]
    public async Task The_rows_of_a_copy_are_loaded()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int, y text);\nCOPY a (x, y) FROM stdin;\n1\tone;\n2\t\\N\n\\.\nALTER TABLE a ADD z int;\n"));

        await project.MigrateAsync();

        Assert.Equal([[1, "one;", null], [2, null, null]], await project.Database.RowsAsync("SELECT x, y, z FROM a ORDER BY x"));
    }

    [Fact]
    public async Task A_changed_search_path_ends_with_its_migration()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_dump", "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.a (x int);"),
            ("20240102000000_b", "CREATE TABLE b (x int);"));

        await project.MigrateAsync();

        Assert.True(await project.HasAsync("public.b"));
    }

    [Fact]
    public async Task An_index_is_built_concurrently_and_the_row_counts_the_steps()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int); CREATE INDEX CONCURRENTLY i ON a (x); VACUUM a;"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 3"], await project.HistoryAsync());
        Assert.True(await project.HasAsync("i"));
    }

    [Fact]
    public async Task A_marked_script_runs_without_a_transaction()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "-- schemabridge: no-transaction\nCREATE TYPE e AS ENUM ('x');\nALTER TYPE e ADD VALUE 'y';\nCREATE TABLE a (e e DEFAULT 'y');"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 3"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_script_with_its_own_transaction_runs_as_it_stands()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int);\nBEGIN;\nCREATE TABLE b (x int);\nCOMMIT;\nCREATE TABLE c (x int);"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 5"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_target_is_applied_and_no_further()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 2;"));

        await project.MigrateAsync("a");

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
        Assert.Equal("Information: The database stands at migration '20240101000000_a': 1 applied now, 1 later ones pending.", project.Log.Lines[^1]);
    }

    [Fact]
    public async Task The_beginning_is_a_target_of_an_empty_database()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));

        await project.MigrateAsync("0");

        Assert.Empty(await project.HistoryAsync());
    }

    [Fact]
    public async Task A_target_behind_the_database_is_refused_without_a_way_back()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 2;"));
        await project.MigrateAsync();

        var errors = new[] { await project.FailAsync("0"), await project.FailAsync("a") };

        Assert.Equal(
            [
                "ESB3106: The migration '20240102000000_b' has no down.sql, so there is no way back from it: write the way back as a new migration, or as that file into its folder.",
                "ESB3106: The migration '20240102000000_b' has no down.sql, so there is no way back from it: write the way back as a new migration, or as that file into its folder.",
            ],
            errors.Select(e => e.Message));
    }

    [Fact]
    public async Task A_target_that_does_not_exist_is_an_error()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));

        Assert.Equal("ESB3017: There is no migration 'z' (Prisma's P3017). 'dotnet ef migrations list' shows those there are.", (await project.FailAsync("z")).Message);
    }

    [Fact]
    public async Task The_history_table_can_have_another_name()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));

        await project.MigrateAsync(configure: bridge => bridge.HistoryTable("prisma_migrations"));

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync("prisma_migrations"));
    }

    [Fact]
    public async Task A_missing_database_is_created()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        await using var context = project.Context(connectionString: Renamed(project, "_new"));
        try
        {
            await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

            Assert.Equal(["20240101000000_a"], await context.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            await context.Database.EnsureDeletedAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_missing_schema_is_created_and_holds_the_history_and_the_tables()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        var connection = EfSchemaBridge.Infrastructure.ConnectionUrl.Parse($"{project.Database.Url}?schema=My%20shop").ConnectionString;
        await using var context = project.Context(connectionString: connection);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [["My shop", "_prisma_migrations"], ["My shop", "a"]],
            await project.Database.RowsAsync("SELECT schemaname::text, tablename::text FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 2"));
    }

    [Fact]
    public async Task The_history_of_another_schema_is_somebody_elses()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        await project.MigrateAsync();
        await project.Database.ExecuteAsync("CREATE SCHEMA other");
        var connection = new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { SearchPath = "other,public" }.ConnectionString;
        await using var context = project.Context(connectionString: connection);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.True(await project.HasAsync("other.a"));
    }

    [Fact]
    public async Task A_folder_without_migrations_is_said()
    {
        await using var project = await MigrationsProject.CreateAsync();

        await project.MigrateAsync();

        Assert.Equal(["Information: There are no migrations yet. Make the first one with 'dotnet ef migrations add NAME'."], project.Log.Lines);
    }

    [Fact]
    public async Task Applied_and_pending_migrations_are_listed()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 2;"));
        await using var context = project.Context();
        var cancellation = TestContext.Current.CancellationToken;
        var before = await context.Database.GetPendingMigrationsAsync(cancellation);

        await context.GetService<IMigrator>().MigrateAsync("a", cancellation);

        Assert.Equal(["20240101000000_a", "20240102000000_b"], before);
        Assert.Equal(["20240101000000_a"], await context.Database.GetAppliedMigrationsAsync(cancellation));
        Assert.Equal(["20240102000000_b"], await context.Database.GetPendingMigrationsAsync(cancellation));
    }

    private static string Renamed(MigrationsProject project, string suffix) =>
        new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { Database = project.Database.Name + suffix }.ConnectionString;
}
