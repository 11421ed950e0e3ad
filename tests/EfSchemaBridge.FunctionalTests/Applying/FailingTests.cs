using System.Globalization;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class FailingTests
{
    [Fact]
    public async Task The_error_names_migration_line_statement_and_what_PostgreSQL_says()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int);\r\n\r\n-- next\r\nALTER TABLE a\r\n  ADD y nothing DEFAULT 'secret';\r\n"));

        var error = await project.FailAsync();

        Assert.Equal(
            """
            ESB3018: The migration '20240101000000_a' failed at migration.sql, line 5 (Prisma's P3018).
            Statement: ALTER TABLE a ADD y nothing DEFAULT '...'
            PostgreSQL says: 42704: type "nothing" does not exist
            Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.
            """,
            error.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_error_holds_detail_and_hint()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "DO $$ BEGIN RAISE EXCEPTION 'no' USING DETAIL = 'because', HINT = 'try'; END $$;"));

        Assert.Equal(
            """
            ESB3018: The migration '20240101000000_a' failed at migration.sql, line 1 (Prisma's P3018).
            Statement: DO '...'
            PostgreSQL says: P0001: no
            Detail: because
            Hint: try
            Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.
            """,
            (await project.FailAsync()).Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Rows_for_a_client_are_told_like_any_failed_statement()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);\nCOPY a TO STDOUT;"));

        Assert.Equal(
            """
            ESB3018: The migration '20240101000000_a' failed at migration.sql, line 2 (Prisma's P3018).
            Statement: COPY a TO STDOUT
            COPY ... TO STDOUT hands its rows to the program that runs it, and here nobody takes them. Leave the statement out, or run the script with psql.
            Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.
            """,
            (await project.FailAsync()).Message.ReplaceLineEndings("\n"));
        Assert.Equal(["20240101000000_a rolled back 0"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_new_enum_value_used_too_early_is_explained()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TYPE e AS ENUM ('x');"),
            ("20240102000000_b", "ALTER TYPE e ADD VALUE 'y';\nCREATE TABLE a (e e DEFAULT 'y');"));

        Assert.EndsWith(
            "To run this script without a transaction, statement by statement, make its first line: -- schemabridge: no-transaction",
            (await project.FailAsync()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_migration_leaves_the_database_as_it_was_and_the_earlier_ones_applied()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int);"), ("20240102000000_b", "CREATE TABLE b (x int); SELECT 1/0;"), ("20240103000000_c", "SELECT 1;"));

        await project.FailAsync();

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b rolled back 0"], await project.HistoryAsync());
        Assert.Equal((true, false), (await project.HasAsync("a"), await project.HasAsync("b")));
    }

    [Fact]
    public async Task A_migration_that_was_rolled_back_runs_again_without_being_resolved()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int); SELECT 1/0;"));
        await project.FailAsync();
        project.Write("20240101000000_a", "CREATE TABLE a (x int);");

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a rolled back 0", "20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task The_error_is_kept_in_the_history()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1/0;"));

        var error = await project.FailAsync();

        Assert.Equal(error.Message, await project.Database.ScalarAsync<string>("SELECT logs FROM _prisma_migrations"));
    }

    [Fact]
    public async Task A_constraint_that_fails_at_the_commit_fails_the_migration()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES (1), (1);"));

        var error = await project.FailAsync();

        Assert.StartsWith("ESB3018: The migration '20240101000000_a' failed at its commit (Prisma's P3018).", error.Message, StringComparison.Ordinal);
        Assert.False(await project.HasAsync("a"));
    }

    [Fact]
    public async Task What_is_half_done_is_counted_and_told()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int);\nVACUUM a;\nSELECT 1/0;"));

        var error = await project.FailAsync();

        Assert.Equal(
            """
            ESB3018: The migration '20240101000000_a' failed at migration.sql, line 3 (Prisma's P3018).
            Statement: SELECT 1/0
            PostgreSQL says: 22012: division by zero
            The script is not for a single transaction: of its 3 statements the first 2, up to line 2, were done and are kept.
            See what the run left behind. Then either undo all of the migration, and have it run again:
              dotnet schemabridge migrate resolve --rolled-back 20240101000000_a
            or finish it by hand, and have it count as applied:
              dotnet schemabridge migrate resolve --applied 20240101000000_a
            """,
            error.Message.ReplaceLineEndings("\n"));
        Assert.Equal(["20240101000000_a 2"], await project.HistoryAsync());
    }

    [Fact]
    public async Task What_is_half_done_blocks_the_next_run()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM;\nSELECT 1/0;"));
        await project.FailAsync();

        var error = await project.FailAsync();

        Assert.StartsWith(
            "ESB3009: The migration '20240101000000_a' failed earlier, or its process was killed, and nothing more is applied until that is resolved (Prisma's P3009).",
            error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("dotnet schemabridge migrate resolve --applied 20240101000000_a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_another_history_table_the_commands_are_SQL_that_works()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int); VACUUM;\nSELECT 1/0;"));
        var error = await Assert.ThrowsAsync<MigrationException>(() => project.MigrateAsync(configure: bridge => bridge.HistoryTable("prisma_migrations")));
        project.Write("20240101000000_a", "SELECT 1;");

        await project.Database.ExecuteAsync(error.Message.Split('\n').First(line => line.Contains("SET \"rolled_back_at\"", StringComparison.Ordinal)));
        await project.MigrateAsync(configure: bridge => bridge.HistoryTable("prisma_migrations"));

        Assert.Equal(["20240101000000_a rolled back 2", "20240101000000_a finished 1"], await project.HistoryAsync("prisma_migrations"));
    }

    [Fact]
    public async Task A_scripts_own_transaction_that_failed_first_is_no_reason_to_block()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "BEGIN;\nCREATE TABLE a (x int);\nSELECT 1/0;\nCOMMIT;"));

        var error = await project.FailAsync();

        Assert.EndsWith("Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000000_a rolled back 0"], await project.HistoryAsync());
        Assert.False(await project.HasAsync("a"));
    }

    [Fact]
    public async Task What_stands_before_a_scripts_own_transaction_belongs_to_it()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);\nBEGIN;\nCREATE TABLE b (x int);\nSELECT 1/0;\nCOMMIT;"));

        var error = await project.FailAsync();

        Assert.EndsWith("Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000000_a rolled back 0"], await project.HistoryAsync());
        Assert.Equal((false, false), (await project.HasAsync("a"), await project.HasAsync("b")));
    }

    [Fact]
    public async Task What_stands_behind_a_scripts_own_transaction_is_one()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "BEGIN;\nCREATE TABLE a (x int);\nCOMMIT;\nCREATE TABLE b (x int);\nSELECT 1/0;"));

        await project.FailAsync();

        Assert.Equal(["20240101000000_a 3"], await project.HistoryAsync());
        Assert.Equal((true, false), (await project.HasAsync("a"), await project.HasAsync("b")));
    }

    [Fact]
    public async Task Around_a_scripts_own_transaction_all_is_done()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);\nBEGIN;\nCREATE TABLE b (x int);\nCOMMIT;\nCREATE TABLE c (x int);"));

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 5"], await project.HistoryAsync());
        Assert.True(await project.HasAsync("a") && await project.HasAsync("b") && await project.HasAsync("c"));
    }

    [Fact]
    public async Task Beside_what_needs_no_transaction_each_statement_is_kept()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);\nVACUUM;\nBEGIN;\nCREATE TABLE b (x int);\nSELECT 1/0;\nCOMMIT;"));

        await project.FailAsync();

        Assert.Equal(["20240101000000_a 2"], await project.HistoryAsync());
        Assert.Equal((true, false), (await project.HasAsync("a"), await project.HasAsync("b")));
    }

    [Fact]
    public async Task An_index_that_failed_concurrently_blocks_since_it_is_still_there()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int); INSERT INTO a VALUES (1), (1);"),
            ("20240102000000_b", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (x);"));

        var error = await project.FailAsync();

        Assert.Contains("a failed CREATE INDEX CONCURRENTLY leaves an INVALID index to drop.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b 0"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_transaction_that_is_never_ended_is_refused_before_anything_runs()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 1;\nBEGIN;\nSELECT 1;"));

        var error = await project.FailAsync();

        Assert.Equal(
            "ESB3114: The migration '20240102000000_b' begins a transaction in migration.sql, line 2, and never ends it. Add the COMMIT; or leave out the BEGIN, since a migration runs in a transaction anyway.",
            error.Message);
        Assert.Empty(await project.HistoryAsync());
    }

    [Fact]
    public async Task A_cancelled_run_keeps_nothing_and_runs_again()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int); SELECT pg_sleep(20);"));
        using var cancellation = new CancellationTokenSource();
        await using var context = project.Context();
        var run = context.Database.MigrateAsync(cancellation.Token);
        await WaitForSleepAsync(project);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        project.Write("20240101000000_a", "CREATE TABLE a (x int);");
        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_cancelled_run_of_several_steps_is_half_done()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM pg_class;\nSELECT pg_sleep(20);"));
        using var cancellation = new CancellationTokenSource();
        await using var context = project.Context();
        var run = context.Database.MigrateAsync(cancellation.Token);
        await WaitForSleepAsync(project);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal(["20240101000000_a 1"], await project.HistoryAsync());
        Assert.Equal("The run was cancelled.", await project.Database.ScalarAsync<string>("SELECT logs FROM _prisma_migrations"));
    }

    [Fact]
    public async Task A_killed_connection_keeps_nothing_and_the_next_run_goes_on()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int); SELECT pg_sleep(20); CREATE TABLE b (x int);"));
        var run = project.FailAsync();
        var process = await WaitForSleepAsync(project);

        await project.Database.ExecuteAsync($"SELECT pg_terminate_backend({process})");
        var error = await run;
        project.Write("20240101000000_a", "CREATE TABLE a (x int);");
        await project.MigrateAsync();

        Assert.Contains("Nothing of it was kept", error.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (await project.HasAsync("a"), await project.HasAsync("b")));
    }

    [Fact]
    public async Task A_statement_beyond_the_command_timeout_is_named()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT pg_sleep(20);"));
        await using var context = project.Context(npgsql: npgsql => npgsql.CommandTimeout(1));

        var error = await Assert.ThrowsAsync<MigrationException>(() => context.Database.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("It ran longer than the command timeout of the context.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000000_a rolled back 0"], await project.HistoryAsync());
    }

    [Fact]
    public async Task No_message_holds_the_password()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "ALTER ROLE nobody_at_all PASSWORD 'very secret';"));
        var settings = new NpgsqlConnectionStringBuilder(project.Database.ConnectionString);
        // A server that asks for a password knows its own; any other takes one.
        settings.Password ??= "also secret";
        await using var context = project.Context(connectionString: settings.ConnectionString);

        var error = await Assert.ThrowsAsync<MigrationException>(() => context.Database.MigrateAsync(TestContext.Current.CancellationToken));

        var told = error.ToString() + string.Join('\n', project.Log.Lines);
        Assert.DoesNotContain("very secret", told, StringComparison.Ordinal);
        Assert.DoesNotContain(settings.Password, told, StringComparison.Ordinal);
        Assert.Equal(0L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations WHERE logs LIKE '%very secret%'"));
    }

    private static async Task<string> WaitForSleepAsync(MigrationsProject project)
    {
        while (true)
        {
            var process = await project.Database.ScalarAsync<int>(
                $"SELECT pid FROM pg_stat_activity WHERE datname = '{project.Database.Name}' AND wait_event = 'PgSleep'");
            if (process != 0)
            {
                return process.ToString(CultureInfo.InvariantCulture);
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
