using System.Data.Common;
using System.Transactions;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class RunTimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_asynchronous_seeder_runs_after_the_migrations_and_is_told_whether_there_were_any()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", Note.Table));
        var calls = new List<bool>();
        await using var context = project.Context(options: options => options.UseAsyncSeeding(async (seeded, anyApplied, cancellation) =>
        {
            calls.Add(anyApplied);
            seeded.Set<Note>().Add(new Note { Text = "seeded" });
            await seeded.SaveChangesAsync(cancellation);
        }));

        await context.Database.MigrateAsync(Cancellation);
        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal([true, false], calls);
        Assert.Equal(2L, await project.Database.ScalarAsync<long>("""SELECT count(*) FROM "Notes" """));
    }

    [Fact]
    public async Task The_synchronous_seeder_runs_after_a_synchronous_migration()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", Note.Table));
        await using var context = project.Context(options: options => options.UseSeeding((seeded, _) =>
        {
            seeded.Set<Note>().Add(new Note { Text = "seeded" });
            seeded.SaveChanges();
        }));

        // The application that calls it is synchronous.
        await Task.Run(() => context.Database.Migrate(), Cancellation);

        Assert.Equal(1L, await project.Database.ScalarAsync<long>("""SELECT count(*) FROM "Notes" """));
    }

    [Fact]
    public async Task A_seeder_of_the_other_kind_only_is_an_error_as_with_EF_Core()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", Note.Table));
        await using var context = project.Context(options: options => options.UseSeeding((_, _) => { }));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => context.Database.MigrateAsync(Cancellation));

        Assert.Equal("MigrateAsync() was called and the only seeder is that of UseSeeding(). Give UseAsyncSeeding() the same one, or call Migrate().", error.Message);
    }

    [Fact]
    public async Task A_transient_error_is_retried_and_what_is_done_stays_done()
    {
        // A sequence keeps its value when the transaction that took it is rolled back.
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "CREATE SEQUENCE s;"),
            ("20240102000000_b", "DO $$ BEGIN IF nextval('s') < 3 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF; END $$;"));
        await using var context = project.Context(npgsql: npgsql => npgsql.EnableRetryOnFailure(5, TimeSpan.FromMilliseconds(50), null));

        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal(
            ["20240101000000_a finished 1", "20240102000000_b rolled back 0", "20240102000000_b rolled back 0", "20240102000000_b finished 1"],
            await project.HistoryAsync());
    }

    [Fact]
    public async Task A_lasting_error_is_not_retried()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1/0;"));
        await using var context = project.Context(npgsql: npgsql => npgsql.EnableRetryOnFailure());

        var error = await Assert.ThrowsAsync<MigrationException>(() => context.Database.MigrateAsync(Cancellation));

        Assert.Equal("ESB3018", error.Code);
        Assert.Equal(["20240101000000_a rolled back 0"], await project.HistoryAsync());
    }

    [Fact]
    public async Task When_retries_end_the_error_is_still_that_of_the_migration()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40P01'; END $$;"));
        await using var context = project.Context(npgsql: npgsql => npgsql.EnableRetryOnFailure(1, TimeSpan.FromMilliseconds(10), null));

        Assert.Equal("ESB3018", (await Assert.ThrowsAsync<MigrationException>(() => context.Database.MigrateAsync(Cancellation))).Code);
    }

    [Fact]
    public async Task The_applications_own_transaction_holds_the_migrations_and_decides_on_them()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        await using var context = project.Context(options: options => options.ConfigureWarnings(w => w.Ignore(RelationalEventId.MigrationsUserTransactionWarning)));
        await using (var transaction = await context.Database.BeginTransactionAsync(Cancellation))
        {
            await context.Database.MigrateAsync(Cancellation);
            Assert.False(await project.Database.ScalarAsync<bool>("SELECT pg_try_advisory_lock(72707369)"));
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.False(await project.HasAsync("a"));
        Assert.False(await project.HasAsync("_prisma_migrations"));
    }

    [Fact]
    public async Task A_script_that_needs_no_transaction_is_refused_in_the_applications_own()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);\nVACUUM a;"));
        await using var context = project.Context();
        await using var transaction = await context.Database.BeginTransactionAsync(Cancellation);

        var error = await Assert.ThrowsAsync<MigrationException>(() => context.Database.MigrateAsync(Cancellation));

        Assert.Equal("ESB3113: The migration '20240101000000_a' cannot run inside of your transaction: see migration.sql, line 2. Migrate without a transaction of your own.", error.Message);
    }

    [Fact]
    public async Task An_ambient_transaction_is_left_alone()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await project.MigrateAsync();
        }

        Assert.True(await project.HasAsync("a"));
    }

    [Fact]
    public async Task Interceptors_see_the_statements_and_the_command_timeout()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"));
        var seen = new CommandWatch();
        await using var context = project.Context(options: options => options.AddInterceptors(seen), npgsql: npgsql => npgsql.CommandTimeout(77));

        await context.Database.MigrateAsync(Cancellation);

        Assert.Contains(("CREATE TABLE a (x int)", 77), seen.Commands);
    }

    [Fact]
    public async Task EnsureCreated_makes_the_models_tables()
    {
        await using var project = await MigrationsProject.CreateAsync();
        await using var context = project.Context();

        var isCreated = await context.Database.EnsureCreatedAsync(Cancellation);
        context.Notes.Add(new Note { Text = "one" });
        await context.SaveChangesAsync(Cancellation);

        Assert.True(isCreated);
        Assert.False(await project.HasAsync("_prisma_migrations"));
    }

    [Fact]
    public async Task Without_migrations_every_model_has_pending_changes()
    {
        await using var project = await MigrationsProject.CreateAsync();
        await using var context = project.Context();

        Assert.True(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Pending_changes_of_the_model_stop_a_migration_as_with_EF_Core()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await File.WriteAllTextAsync(
            Path.Combine(project.Folder, "snapshot.json"),
            Snapshot.Write(Relational.RelationalState.Empty, [new("20240101000000_a", "SELECT 1;")]),
            Cancellation);
        await using var context = project.Context();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => context.Database.MigrateAsync(Cancellation));

        Assert.Contains("PendingModelChangesWarning", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_the_application_opened_stays_open()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await using var context = project.Context();
        await context.Database.OpenConnectionAsync(Cancellation);

        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal(System.Data.ConnectionState.Open, ((NpgsqlConnection)context.Database.GetDbConnection()).State);
        Assert.True(await project.Database.ScalarAsync<bool>("SELECT pg_try_advisory_lock(72707369)"));
    }

    private sealed class CommandWatch : DbCommandInterceptor
    {
        public List<(string, int)> Commands { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, command.CommandTimeout));
            return new(result);
        }
    }
}
