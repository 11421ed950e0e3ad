using System.Collections.Concurrent;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>From any state, a migration is the one that Prisma's engine makes.</summary>
public sealed class ChangeParityTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;
    private const string Reason = "ESB_SHARED names no folder of real projects";

    /// <summary>True when the variable is set.</summary>
    public static bool HasCorpus => ChangeCase.Corpus().Count > 0;

    [Fact]
    public Task Every_change_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Own());

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public Task Every_step_of_real_histories_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Corpus());

    private async Task CompareAsync(IReadOnlyList<ChangeCase> changes)
    {
        var verdicts = await JudgeAsync(changes);
        var known = KnownDifferences(changes);
        var (statements, states) = (verdicts.Where(v => v.Schemas is not null || v.Database is not null).ToList(), verdicts.Where(v => v.State is not null).ToList());
        output.WriteLine(
            $"""
            pairs {verdicts.Count}
            same statements, schema to schema {verdicts.Count(v => v.Schemas is null)}
            same statements, database to schema {verdicts.Count(v => v.Refusal is null && v.Database is null)} of {verdicts.Count(v => v.Refusal is null)}
            same state {verdicts.Count(v => v.Refusal is null && v.State is null)} of {verdicts.Count(v => v.Refusal is null)}
            """);
        foreach (var verdict in verdicts.Where(v => v.Refusal is not null))
        {
            output.WriteLine($"not applied: {verdict.Name}: {verdict.Refusal}");
        }

        var unexpected = statements.Where(v => !known.Contains(v.Name)).Select(v => $"### {v.Name}\n{v.Schemas}\n=== from the database\n{v.Database}\n");
        var problems = string.Concat(states.Select(v => $"### {v.Name}\n{v.State}\n").Concat(unexpected));
        Assert.True(problems.Length == 0, problems);
        Assert.Empty(known.Except(statements.Select(v => v.Name)));
    }

    private static async Task<IReadOnlyList<ChangeVerdict>> JudgeAsync(IReadOnlyList<ChangeCase> changes)
    {
        var (waiting, verdicts) = (new ConcurrentQueue<ChangeCase>(changes), new ConcurrentDictionary<string, ChangeVerdict>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await using var judge = await ChangeJudge.CreateAsync();
            while (waiting.TryDequeue(out var change))
            {
                Assert.True(verdicts.TryAdd(change.Name, await judge.JudgeAsync(change)), $"Two changes are named '{change.Name}'.");
            }
        }));
        return [.. changes.Select(change => verdicts[change.Name])];
    }

    /// <summary>Where our statements differ on purpose: each line of the file names a change, with the reason above it.</summary>
    private static HashSet<string> KnownDifferences(IReadOnlyList<ChangeCase> changes)
    {
        var names = changes.Select(change => change.Name).ToHashSet();
        return [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "differences.txt")).Where(names.Contains)];
    }
}
