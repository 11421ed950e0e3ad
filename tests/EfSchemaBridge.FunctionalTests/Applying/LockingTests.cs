using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class LockingTests
{
    private const string TakeLock = "SELECT pg_advisory_lock(72707369)";

    [Fact]
    public async Task The_holder_of_Prismas_lock_is_named_on_a_timeout()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await using var holder = await OpenAsync(project, "Prisma's own");
        await ExecuteAsync(holder, TakeLock);

        var error = await Assert.ThrowsAsync<MigrationException>(() => project.MigrateAsync(configure: bridge => bridge.LockTimeout(TimeSpan.FromSeconds(0.3))));

        Assert.Matches(
            $@"^ESB3102: Another migration of this database has not ended within 0\.3 s: the lock is held by process {holder.ProcessID} \(user \w+, program 'Prisma''s own', connected since [\d-]+ [\d:]+ UTC\) \(Prisma's P1002\)\. Wait for it to end and try again, or set a longer LockTimeout in UseSchemaBridge\.$",
            error.Message);
    }

    [Fact]
    public async Task Waiting_is_shown_and_ends_with_the_lock()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        var holder = await OpenAsync(project, "holder");
        await ExecuteAsync(holder, TakeLock);

        var run = project.MigrateAsync();
        while (project.Log.Lines.Count == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        // A killed client leaves no lock.
        await project.Database.ExecuteAsync($"SELECT pg_terminate_backend({holder.ProcessID})");
        await run;

        Assert.Equal("Information: Waiting up to 10 s for another migration of this database to end.", project.Log.Lines[0]);
        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("SELECT 1/0;")]
    public async Task The_lock_is_free_after_a_run(string script)
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", script));
        await Record.ExceptionAsync(() => project.MigrateAsync());

        Assert.True(await project.Database.ScalarAsync<bool>("SELECT pg_try_advisory_lock(72707369)"));
    }

    [Fact]
    public async Task Prisma_waits_while_a_migration_runs_and_then_finds_it_applied()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int); SELECT pg_sleep(3);"));
        var run = project.MigrateAsync();
        await Task.Delay(500, TestContext.Current.CancellationToken);

        var prisma = await project.Oracle.ApplyAsync(project.Folder);
        await run;

        Assert.Equal(("""{"appliedMigrationNames":[]}""", ""), (prisma.Output, prisma.Error));
    }

    [Fact]
    public async Task Twenty_contexts_at_once_apply_each_migration_once()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE TABLE a (x int);"), ("20240102000000_b", "CREATE TABLE b (x int);"), ("20240103000000_c", "CREATE INDEX CONCURRENTLY i ON b (x);"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => project.MigrateAsync(configure: WaitLong))));

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1", "20240103000000_c finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task Twenty_contexts_at_once_create_a_missing_database_once()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        var connection = new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { Database = $"{project.Database.Name}_new" }.ConnectionString;
        await using var context = project.Context(connectionString: connection);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
            {
                await using var one = project.Context(WaitLong, connectionString: connection);
                await one.Database.MigrateAsync(TestContext.Current.CancellationToken);
            })));

            Assert.Equal(["20240101000000_a"], await context.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            await context.Database.EnsureDeletedAsync(CancellationToken.None);
        }
    }

    /// <summary>On a busy machine the last of twenty waits longer than the default, which is not what is tested.</summary>
    private static void WaitLong(SchemaBridgeOptionsBuilder options) => options.LockTimeout(TimeSpan.FromMinutes(2));

    private static async Task<NpgsqlConnection> OpenAsync(MigrationsProject project, string program)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { ApplicationName = program, Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
