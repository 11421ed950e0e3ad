using System.Collections.Concurrent;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>From any state, a migration is the one that Prisma's engine makes.</summary>
public sealed class ChangeParityTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;
    private const string StatePrefix = "state: ";
    private const string Reason = "ESB_SHARED names no folder of real projects";
    private const string LongReason = "ESB_LONG is not 1: the differences of real steps are not all listed yet";

    /// <summary>True when the variable is set.</summary>
    public static bool HasCorpus => ChangeCase.Corpus().Count > 0;

    /// <summary>True when the steps of real histories are to be compared as well.</summary>
    public static bool HasSteps => HasCorpus && SchemaCases.IsLongRun;

    [Fact]
    public Task Every_change_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Own());

    [Fact(Skip = LongReason, SkipUnless = nameof(HasSteps))]
    public Task Every_step_of_real_histories_is_made_as_the_engine_makes_it() => CompareAsync(ChangeCase.Corpus());

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public Task After_a_real_history_we_find_different_what_the_engine_finds() => CompareAsync(
        ChangeCase.Histories(),
        (judge, change) => judge.JudgeHistoryAsync(change, ChangeCase.MigrationsOf(change)));

    private Task CompareAsync(IReadOnlyList<ChangeCase> changes) => CompareAsync(changes, (judge, change) => judge.JudgeAsync(change));

    private async Task CompareAsync(IReadOnlyList<ChangeCase> changes, Func<ChangeJudge, ChangeCase, Task<ChangeVerdict>> judge)
    {
        var verdicts = await JudgeAsync(changes, judge);
        var known = KnownDifferences(changes);
        var statements = verdicts.Where(v => v.Schemas is not null || v.Database is not null).ToDictionary(v => v.Name);
        var judged = verdicts.Where(v => v.Refusal is null).ToList();
        var states = verdicts.Where(v => v.State is not null).ToDictionary(v => StatePrefix + v.Name);
        output.WriteLine(
            $"""
            pairs {verdicts.Count}, same state {judged.Count(v => v.State is null)} of the {judged.Count} that the server can hold, same statements {verdicts.Count - statements.Count}
            from schema to schema: same statements {verdicts.Count(v => v.Schemas is null)}; {verdicts.Count(v => v.EngineFails)} of the engine's others are refused by PostgreSQL
            from the database to the schema: same statements {judged.Count(v => v.Database is null)} of {judged.Count}
            """);
        foreach (var verdict in verdicts.Where(v => v.Refusal is not null))
        {
            output.WriteLine($"not applied: {verdict.Name}: {verdict.Refusal}");
        }

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
    private static HashSet<string> KnownDifferences(IReadOnlyList<ChangeCase> changes)
    {
        var names = changes.SelectMany(change => (string[])[change.Name, StatePrefix + change.Name]).ToHashSet();
        return [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "differences.txt")).Where(names.Contains)];
    }
}
