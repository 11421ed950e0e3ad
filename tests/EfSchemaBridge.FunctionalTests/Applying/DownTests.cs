using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class DownTests
{
    private const string InSync = """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";

    [Fact]
    public async Task An_earlier_target_takes_the_later_migrations_back_and_removes_their_rows()
    {
        await using var project = await AppliedAsync();

        await project.MigrateAsync("a");

        Assert.Equal((true, false, false), (await project.HasAsync("a"), await project.HasAsync("b"), await project.HasAsync("c")));
        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
        Assert.Equal(
            [
                "Information: Taking back migration '20240103000000_c'.",
                "Information: Taking back migration '20240102000000_b'.",
                "Information: The database stands at migration '20240101000000_a': 2 taken back, 0 applied now, 2 later ones pending.",
            ],
            project.Log.Lines.TakeLast(3));
    }

    [Fact]
    public async Task Zero_takes_everything_back_and_the_way_there_is_open_again()
    {
        await using var project = await AppliedAsync();

        await project.MigrateAsync("0");

        Assert.Empty(await project.HistoryAsync());
        Assert.False(await project.HasAsync("a"));
        await project.MigrateAsync();
        Assert.Equal(3, (await project.HistoryAsync()).Count);
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
    }

    [Fact]
    public async Task Prisma_applies_again_what_was_taken_back()
    {
        await using var project = await AppliedAsync();
        await project.MigrateAsync("a");

        var applied = await project.Oracle.ApplyAsync(project.Folder);

        Assert.Equal("""{"appliedMigrationNames":["20240102000000_b","20240103000000_c"]}""", applied.Output);
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
    }

    [Fact]
    public async Task A_migration_without_a_way_back_refuses_before_anything_is_taken_back()
    {
        await using var project = await AppliedAsync();
        File.Delete(Path.Combine(project.Folder, "20240102000000_b", "down.sql"));

        var error = await project.FailAsync("a");

        Assert.Equal("ESB3106: The migration '20240102000000_b' has no down.sql, so there is no way back from it: write the way back as a new migration, or as that file into its folder.", error.Message);
        Assert.True(await project.HasAsync("c"));
    }

    [Fact]
    public async Task An_edited_migration_is_not_taken_back()
    {
        await using var project = await AppliedAsync();
        project.Write("20240103000000_c", "CREATE TABLE other (x int);");

        Assert.Equal(
            "ESB3103: The migration '20240103000000_c' was edited after it was applied, so its down.sql may not fit what the database holds: restore migration.sql from version control.",
            (await project.FailAsync("a")).Message);
    }

    [Fact]
    public async Task A_later_migration_that_the_folder_does_not_hold_keeps_the_database_where_it_is()
    {
        await using var project = await AppliedAsync();
        Directory.Delete(Path.Combine(project.Folder, "20240103000000_c"), recursive: true);

        Assert.Equal(
            "ESB3111: The database holds the later migration '20240103000000_c', and the folder does not, so there is no way back from it: restore its folder from version control.",
            (await project.FailAsync("a")).Message);
        Assert.Equal(3, (await project.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_way_back_that_fails_changes_nothing_and_names_its_line()
    {
        await using var project = await AppliedAsync();
        project.WriteDown("20240103000000_c", "DROP TABLE c;\nDROP TABLE nothing;\n");

        var error = await project.FailAsync("b");

        Assert.Equal(
            """
            ESB3018: The way back from the migration '20240103000000_c' failed at down.sql, line 2.
            Statement: DROP TABLE nothing
            PostgreSQL says: 42P01: table "nothing" does not exist
            Nothing of it was kept: the database is as it was, with the migration applied. Mend the cause and run it again.
            """,
            error.Message.ReplaceLineEndings("\n"));
        Assert.True(await project.HasAsync("c"));
        Assert.Equal(3, (await project.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_way_back_in_steps_that_stops_half_way_blocks_until_it_is_resolved()
    {
        await using var project = await AppliedAsync();
        project.WriteDown("20240103000000_c", "DROP TABLE c;\nVACUUM;\nSELECT 1/0;\n");

        await project.FailAsync("b");

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1", "20240103000000_c 2"], await project.HistoryAsync());
        Assert.Equal("ESB3009", (await project.FailAsync("b")).Code);
        Assert.Contains("\"failedMigrationNames\":[\"20240103000000_c\"]", (await project.Oracle.StatusAsync(project.Folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_back_in_steps_whose_first_fails_leaves_the_migration_applied()
    {
        await using var project = await AppliedAsync();
        project.WriteDown("20240103000000_c", "DROP TABLE nothing;\nVACUUM;\n");

        await project.FailAsync("b");

        Assert.Equal("20240103000000_c finished 1", (await project.HistoryAsync())[^1]);
    }

    [Fact]
    public async Task A_way_back_in_steps_removes_the_row_in_the_end()
    {
        await using var project = await AppliedAsync();
        project.WriteDown("20240103000000_c", "VACUUM;\nDROP TABLE c;\n");

        await project.MigrateAsync("b");

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1"], await project.HistoryAsync());
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default, false)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent, true)]
    public async Task A_script_to_an_earlier_migration_goes_back(MigrationsSqlGenerationOptions options, bool twice)
    {
        await using var project = await AppliedAsync();
        await using var context = project.Context();
        var script = context.GetService<IMigrator>().GenerateScript("c", "a", options);

        await project.Database.ExecuteAsync(script);
        if (twice)
        {
            await project.Database.ExecuteAsync(script);
        }

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
        Assert.False(await project.HasAsync("b"));
    }

    [Fact]
    public async Task A_migration_that_ends_in_a_transaction_of_its_own_refuses_on_the_way_back_too()
    {
        await using var project = await AppliedAsync();
        project.WriteDown("20240103000000_c", "BEGIN;\nDROP TABLE c;\n");

        Assert.StartsWith("ESB3114: The way back from the migration '20240103000000_c' begins a transaction in down.sql, line 1,", (await project.FailAsync("b")).Message, StringComparison.Ordinal);
        Assert.IsType<MigrationException>(await Record.ExceptionAsync(() => project.MigrateAsync("b")));
    }

    /// <summary>Three migrations that are applied. Not an async method, since the log is the caller's.</summary>
    private static Task<MigrationsProject> AppliedAsync() => ApplyAsync(MigrationsProject.CreateAsync(
        ("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);"), ("20240102000000_b", "CREATE TABLE b (x int PRIMARY KEY);"), ("20240103000000_c", "CREATE TABLE c (x int PRIMARY KEY);")));

    private static async Task<MigrationsProject> ApplyAsync(Task<MigrationsProject> created)
    {
        var project = await created;
        project.WriteDown("20240101000000_a", "DROP TABLE a;");
        project.WriteDown("20240102000000_b", "DROP TABLE b;");
        project.WriteDown("20240103000000_c", "DROP TABLE c;");
        await project.MigrateAsync();
        return project;
    }
}
