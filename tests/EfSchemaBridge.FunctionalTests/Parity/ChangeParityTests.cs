using System.Collections.Concurrent;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>From any state, a migration is the one that Prisma's engine makes.</summary>
public sealed class ChangeParityTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;
    private const string StatePrefix = "state: ";
    private const string Reason = "ESB_SHARED names no folder of real projects";

    /// <summary>True when the variable is set.</summary>
    public static bool HasCorpus => ChangeCase.Corpus().Count > 0;

    [Fact]
    public Task Every_change_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Own());

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public Task Every_step_of_real_histories_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Corpus());

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public async Task After_a_real_history_we_find_different_what_the_engine_finds()
    {
        var verdicts = await JudgeAsync(ChangeCase.Histories(), (judge, change) => judge.JudgeHistoryAsync(change, ChangeCase.MigrationsOf(change)));

        var replayed = verdicts.Where(v => v.Refusal is null).ToList();
        output.WriteLine($"histories {verdicts.Count}, replayed {replayed.Count}, same statements from there to the schema {replayed.Count(v => v.Database is null)}");
        AssertListed(verdicts);
    }

    private async Task CompareAsync(IReadOnlyList<ChangeCase> changes)
    {
        var verdicts = await JudgeAsync(changes, (judge, change) => judge.JudgeAsync(change));

        var judged = verdicts.Where(v => v.Refusal is null).ToList();
        output.WriteLine(
            $"""
            pairs {verdicts.Count}, same state {judged.Count(v => v.State is null)} of the {judged.Count} that a database can hold, same statements {verdicts.Count(v => v is { Schemas: null, Database: null })}
            from schema to schema: same statements {verdicts.Count(v => v.Schemas is null)}; {verdicts.Count(v => v.EngineFails)} of the engine's others are refused by PostgreSQL
            from the database to the schema: same statements {judged.Count(v => v.Database is null)} of {judged.Count}
            """);
        AssertListed(verdicts);
    }

    /// <summary>What differs is in the list of intended differences, and nothing else is.</summary>
    private void AssertListed(IReadOnlyList<ChangeVerdict> verdicts)
    {
        foreach (var verdict in verdicts.Where(v => v.Refusal is not null))
        {
            output.WriteLine($"not applied: {verdict.Name}: {verdict.Refusal}");
        }

        var known = KnownDifferences(verdicts);
        var states = verdicts.Where(v => v.State is not null).ToDictionary(v => StatePrefix + v.Name);
        var statements = verdicts.Where(v => v.Schemas is not null || v.Database is not null).ToDictionary(v => v.Name);
        var unexpected = string.Concat(
        [
            .. states.Where(pair => !known.Contains(pair.Key)).Select(pair => $"### {pair.Key}\n{pair.Value.State}\n"),
            .. statements.Where(pair => !known.Contains(pair.Key)).Select(pair => $"### {pair.Key}\n{pair.Value.Schemas}\n=== from the database\n{pair.Value.Database}\n"),
        ]);
        Assert.True(unexpected.Length == 0, unexpected);
        Assert.Empty(known.Except(statements.Keys).Except(states.Keys));
    }

    private static async Task<IReadOnlyList<ChangeVerdict>> JudgeAsync(IReadOnlyList<ChangeCase> changes, Func<ChangeJudge, ChangeCase, Task<ChangeVerdict>> work)
    {
        var (waiting, verdicts) = (new ConcurrentQueue<ChangeCase>(changes), new ConcurrentDictionary<string, ChangeVerdict>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await using var judge = await ChangeJudge.CreateAsync();
            while (waiting.TryDequeue(out var change))
            {
                Assert.True(verdicts.TryAdd(change.Name, await work(judge, change)), $"Two changes are named '{change.Name}'.");
            }
        }));
        return [.. changes.Select(change => verdicts[change.Name])];
    }

    /// <summary>Where our statements differ on purpose, or the engine never comes to rest: each line of the file names a change, with the reason above it.</summary>
    private static HashSet<string> KnownDifferences(IReadOnlyList<ChangeVerdict> verdicts)
    {
        var names = verdicts.SelectMany(verdict => (string[])[verdict.Name, StatePrefix + verdict.Name]).ToHashSet();
        return [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "differences.txt")).Where(names.Contains)];
    }
}
