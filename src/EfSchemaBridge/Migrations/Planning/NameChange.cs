namespace EfSchemaBridge.Migrations.Planning;

/// <summary>One name that gives way to another.</summary>
/// <param name="Schema">The schema that both are in.</param>
/// <param name="Before">The name before.</param>
/// <param name="After">The name after.</param>
internal readonly record struct NameChange(string? Schema, string Before, string After)
{
    /// <summary>Puts changes in an order in which each new name is free when its turn comes: names that go round in a circle take a way round.</summary>
    /// <param name="changes">The changes; no two of them have the same name before, or after.</param>
    /// <param name="taken">All names that the way round has to avoid.</param>
    public static IReadOnlyList<NameChange> InOrder(IEnumerable<NameChange> changes, IEnumerable<string> taken)
    {
        var waiting = changes.ToList();
        var held = waiting.Select(c => (c.Schema, c.Before)).ToHashSet();
        var ordered = new List<NameChange>();
        var aside = new Lazy<IEnumerator<string>>(() => Free(taken.ToHashSet()).GetEnumerator());
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(c => !held.Contains((c.Schema, c.After)));
            var change = waiting[Math.Max(next, 0)];
            held.Remove((change.Schema, change.Before));
            if (next >= 0)
            {
                ordered.Add(change);
                waiting.RemoveAt(next);
            }
            else
            {
                aside.Value.MoveNext();
                ordered.Add(change with { After = aside.Value.Current });
                waiting[0] = change with { Before = aside.Value.Current };
            }
        }

        return ordered;
    }

    private static IEnumerable<string> Free(HashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue - 1).Select(i => $"renamed_{i}").Where(name => !taken.Contains(name));
}
