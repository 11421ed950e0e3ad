using System.Globalization;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying.Chaos;

public sealed class ConcurrentProcessTests
{
    private const int Processes = 20;
    private const int Rounds = 50;
    private const int FreshRounds = 2;

    private static readonly (string, string)[] _migrations =
    [
        ("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);"),
        ("20240102000000_b", "CREATE TABLE b (x int PRIMARY KEY);\nINSERT INTO a VALUES (1);"),
        ("20240103000000_c", "CREATE INDEX CONCURRENTLY i ON b (x);"),
    ];

    [Fact]
    public async Task Twenty_processes_at_once_apply_each_migration_once_in_fifty_rounds()
    {
        await using var project = await MigrationsProject.CreateAsync(_migrations);
        var processes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => MigratingProcess.StartAsync()));
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await ChaosFolder.ResetAsync(project);
                await RunAsync(project, processes);
            }
        }
        finally
        {
            await Task.WhenAll(processes.Select(p => p.DisposeAsync().AsTask()));
        }

        Console.WriteLine($"{Rounds} rounds of {Processes} processes: each of {_migrations.Length} migrations was applied once in every round.");
    }

    [Fact]
    public async Task Twenty_processes_that_start_at_once_apply_each_migration_once()
    {
        await using var project = await MigrationsProject.CreateAsync(_migrations);
        for (var round = 0; round < FreshRounds; round++)
        {
            await ChaosFolder.ResetAsync(project);
            var processes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => MigratingProcess.StartAsync()));
            await RunAsync(project, processes);
            await Task.WhenAll(processes.Select(p => p.DisposeAsync().AsTask()));
        }
    }

    private static async Task RunAsync(MigrationsProject project, IReadOnlyList<MigratingProcess> processes)
    {
        // Twenty processes on a busy machine may take long to connect, which is not what is tested.
        var connection = new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { Pooling = false, Timeout = 300, CommandTimeout = 300 }.ConnectionString;
        foreach (var process in processes)
        {
            process.Migrate(connection, project.Folder);
        }

        var answers = await Task.WhenAll(processes.Select(p => p.AnswerAsync()));

        Assert.All(answers, answer => Assert.StartsWith("done ", answer, StringComparison.Ordinal));
        Assert.Equal(_migrations.Length, answers.Sum(answer => int.Parse(answer!["done ".Length..], CultureInfo.InvariantCulture)));
        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1", "20240103000000_c finished 1"], await project.HistoryAsync());
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM a"));
    }
}
