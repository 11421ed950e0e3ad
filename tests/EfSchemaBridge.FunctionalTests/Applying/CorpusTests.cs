using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Applying;

/// <summary>Histories of public projects, where the folder of <c>ESB_SHARED</c> has them.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int AtOnce = 3;

    private const string Reason = "ESB_SHARED names no folder of real projects";

    /// <summary>True when the variable is set.</summary>
    public static bool HasCorpus => Shared.Length > 0;

    private static string Shared => Environment.GetEnvironmentVariable("ESB_SHARED") ?? "";

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public async Task Real_histories_that_Prisma_applies_are_applied_to_its_content()
    {
        var problems = new System.Collections.Concurrent.ConcurrentBag<string>();
        var refused = new System.Collections.Concurrent.ConcurrentBag<string>();
        int migrations = 0, histories = 0;
        await Parallel.ForEachAsync(
            Directory.EnumerateDirectories(Path.Combine(Shared, "corpus")).Select(project => Path.Combine(project, "migrations")).Where(Directory.Exists),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (folder, _) =>
            {
                await using var database = await PostgresDatabase.CreateAsync();
                try
                {
                    Interlocked.Add(ref migrations, await ApplyAsync(folder, database));
                }
                catch (MigrationException ours)
                {
                    // Some need an extension or a newer server: Prisma's engine must come to the same one and no further.
                    await using var other = await PostgresDatabase.CreateAsync();
                    await new Oracle(other).ApplyAsync(folder);
                    if (await AppliedAsync(other) != await AppliedAsync(database))
                    {
                        problems.Add($"{folder}: {ours.Message}");
                    }

                    refused.Add($"{Path.GetFileName(Path.GetDirectoryName(folder))}: {string.Join(' ', ours.Message.Split(Environment.NewLine).Take(3))}");
                    return;
                }

                Interlocked.Increment(ref histories);
                var status = await new Oracle(database).StatusAsync(folder);
                if (status.Output != """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""")
                {
                    problems.Add($"{folder}: {status.Output}{status.Error}");
                }
            });

        output.WriteLine($"{histories} histories with {migrations} migrations applied; {refused.Count} that Prisma's engine cannot apply either:");
        foreach (var line in refused.Order(StringComparer.Ordinal))
        {
            output.WriteLine($"  {line}");
        }

        Assert.Empty(problems);
    }

    private static Task<long> AppliedAsync(PostgresDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL");

    private static async Task<int> ApplyAsync(string folder, PostgresDatabase database)
    {
        var options = new DbContextOptionsBuilder<NotesContext>()
            .AmongMany()
            .UseNpgsql(database.ConnectionString)
            .UseSchemaBridge(bridge => bridge.MigrationsFolder(folder))
            .Options;
        await using var context = new NotesContext(options);
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return (await context.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken)).Count();
    }
}
