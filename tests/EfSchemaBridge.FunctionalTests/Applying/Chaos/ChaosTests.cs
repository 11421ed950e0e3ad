using System.Diagnostics;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.History;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying.Chaos;

/// <summary>Accidents at random moments: after each the history is true, and the next run completes.</summary>
public sealed class ChaosTests
{
    private const int Lanes = 4;
    private const int Kills = 100;
    private const int Terminations = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_is_killed_at_a_hundred_random_moments_leaves_a_true_history()
    {
        var tally = new Tally();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async lane =>
        {
            await using var project = await MigrationsProject.CreateAsync(ChaosFolder.Migrations);
            await using var idle = await MigrationsProject.CreateAsync();
            var random = new Random(lane);
            var next = WarmAsync(idle);
            var duration = await DurationAsync(project, await next);
            next = WarmAsync(idle);
            for (var kill = 0; kill < Kills / Lanes; kill++)
            {
                await ChaosFolder.ResetAsync(project);
                await using var process = await next;
                process.Migrate(Connection(project), project.Folder);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * duration), Cancellation);
                await process.KillAsync();
                next = WarmAsync(idle);
                await CheckAsync(project, tally);
            }

            await (await next).DisposeAsync();
        }));

        Console.WriteLine(tally);
        Assert.Equal(Kills, tally.Accidents);
    }

    [Fact]
    public async Task A_connection_that_the_server_ends_at_fifty_random_moments_leaves_a_true_history()
    {
        var tally = new Tally();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async lane =>
        {
            await using var project = await MigrationsProject.CreateAsync(ChaosFolder.Migrations);
            await using var idle = await MigrationsProject.CreateAsync();
            await using var process = await WarmAsync(idle);
            var random = new Random(lane);
            var duration = await DurationAsync(project, process);
            for (var accident = lane; accident < Terminations; accident += Lanes)
            {
                await ChaosFolder.ResetAsync(project);
                process.Migrate(Connection(project), project.Folder);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * duration), Cancellation);
                await project.Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) {Backends(project)}");
                Assert.Matches("^(done|failed MigrationException ESB3018|failed (Npgsql|Postgres|InvalidOperation)Exception) ?", await process.AnswerAsync());
                await CheckAsync(project, tally);
            }
        }));

        Console.WriteLine(tally);
        Assert.Equal(Terminations, tally.Accidents);
    }

    /// <summary>Starts a process and has it migrate a database with nothing to do, so that a run takes no time but the database's.</summary>
    private static async Task<MigratingProcess> WarmAsync(MigrationsProject idle)
    {
        if (!Directory.Exists(Path.Combine(idle.Folder, "20240101000000_a")))
        {
            idle.Write("20240101000000_a", "SELECT 1;");
        }

        var process = await MigratingProcess.StartAsync();
        process.Migrate(Connection(idle), idle.Folder);
        Assert.StartsWith("done", await process.AnswerAsync(), StringComparison.Ordinal);
        return process;
    }

    /// <summary>How many milliseconds a run takes that nothing happens to.</summary>
    private static async Task<double> DurationAsync(MigrationsProject project, MigratingProcess process)
    {
        var clock = Stopwatch.StartNew();
        process.Migrate(Connection(project), project.Folder);
        Assert.Equal($"done {ChaosFolder.Migrations.Length}", await process.AnswerAsync());
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task CheckAsync(MigrationsProject project, Tally tally)
    {
        await WaitForBackendsAsync(project);
        await using var database = new MigrationDatabase(project.Database.ConnectionString, project.Folder);
        var status = await database.StatusAsync(Cancellation);
        var failed = await ChaosFolder.CheckAsync(project, status);
        tally.Count(status, failed);
        if (failed is not null)
        {
            var error = await Assert.ThrowsAsync<MigrationException>(() => database.MigrateAsync(cancellationToken: Cancellation));
            Assert.Contains($"dotnet schemabridge migrate resolve --rolled-back {failed.MigrationName}", error.Message, StringComparison.Ordinal);
            await ChaosFolder.UndoAsync(project, failed);
            await database.ResolveRolledBackAsync(failed.MigrationName, Cancellation);
        }

        await database.MigrateAsync(cancellationToken: Cancellation);

        var after = await database.StatusAsync(Cancellation);
        Assert.Null(await ChaosFolder.CheckAsync(project, after));
        Assert.Equal(ChaosFolder.Migrations.Select(m => m.Id), after.Entries.Where(e => e.IsApplied).Select(e => e.MigrationName).Order(StringComparer.Ordinal));
    }

    /// <summary>The server finishes a statement before it sees that its client is dead.</summary>
    private static async Task WaitForBackendsAsync(MigrationsProject project)
    {
        while (await project.Database.ScalarAsync<long>($"SELECT count(*) {Backends(project)}") > 0)
        {
            await Task.Delay(10, Cancellation);
        }
    }

    private static string Connection(MigrationsProject project) =>
        new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { ApplicationName = "victim", Pooling = false, Timeout = 300, CommandTimeout = 300 }.ConnectionString;

    private static string Backends(MigrationsProject project) =>
        $"FROM pg_stat_activity WHERE datname = '{project.Database.Name}' AND application_name = 'victim'";

    /// <summary>What the accidents met.</summary>
    private sealed class Tally
    {
        private readonly Lock _lock = new();
        private int _before;
        private int _between;
        private int _halfDone;
        private int _after;

        public int Accidents => _before + _between + _halfDone + _after;

        public void Count(MigrationStatus status, HistoryEntry? failed)
        {
            lock (_lock)
            {
                _ = failed is not null ? _halfDone++
                    : status.LastApplied is null ? _before++
                    : status.Pending.Count > 0 ? _between++
                    : _after++;
            }
        }

        public override string ToString() =>
            $"{Accidents} accidents: {_before} before the first migration was applied, {_between} between two or inside of one that was rolled back, {_halfDone} inside of one without a transaction, {_after} after the last.";
    }
}
