namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Something with a name in the database and one in the schema.</summary>
/// <param name="item">What it is.</param>
/// <param name="schema">The database schema it is in.</param>
/// <param name="name">Its name in the database.</param>
/// <param name="schemaName">What the schema calls it, where this is another name.</param>
/// <param name="formerName">What the schema called it before, by a hint.</param>
internal sealed class Named<T>(T item, string? schema, string name, string? schemaName, string? formerName)
{
    public T Item => item;

    public string? Schema => schema;

    public string Name => name;

    public string SchemaName { get; } = schemaName ?? name;

    public string? FormerName => formerName;
}

/// <summary>
/// Finds what is the same before and after a change although it has another name in the database: what the schema still calls the same, and what a hint names.
/// Where a name is free before or free afterwards, that is certain. Where one takes the name of another, the names could as well have been exchanged in the schema;
/// then it is a rename if something would be dropped otherwise, or if the two are more alike than what has the same name in the database.
/// </summary>
internal sealed class NamePairs<T>
{
    private readonly IReadOnlyList<Named<T>> _before;
    private readonly IReadOnlyList<Named<T>> _after;
    private readonly Func<T, T, int> _likeness;
    private readonly HashSet<Named<T>> _deafTo = [];

    private NamePairs(IReadOnlyList<Named<T>> before, IReadOnlyList<Named<T>> after, Func<T, T, int> likeness)
    {
        _before = before;
        _after = after;
        _likeness = likeness;
    }

    /// <summary>The names that change, in an order in which each new one is free.</summary>
    /// <param name="before">Everything before the change.</param>
    /// <param name="after">Everything after it.</param>
    /// <param name="likeness">How much two have in common: the more, the greater.</param>
    public static IReadOnlyList<NameChange> Changes(IReadOnlyList<Named<T>> before, IReadOnlyList<Named<T>> after, Func<T, T, int> likeness)
    {
        var pairs = new NamePairs<T>(before, after, likeness).Find();
        return pairs.Count == 0 ? [] : NameChange.InOrder(pairs, before.Concat(after).Select(named => named.Name));
    }

    /// <summary>A hint that leads nowhere is out of date: without it, what has it may be found by its name.</summary>
    private List<NameChange> Find()
    {
        while (true)
        {
            var sources = Sources();
            var (accepted, refused) = (new List<NameChange>(), 0);
            foreach (var chain in Chains(sources))
            {
                if (IsRename(chain, sources))
                {
                    accepted.AddRange(chain.Select(link => new NameChange(link.Before.Schema, link.Before.Name, link.After.Name)));
                }
                else
                {
                    refused += chain.Count(link => link.After.FormerName == link.Before.SchemaName && _deafTo.Add(link.After));
                }
            }

            if (refused == 0)
            {
                return accepted;
            }
        }
    }

    /// <summary>What each was before, by its hint or by what the schema calls it. Each can become one thing only.</summary>
    private Dictionary<Named<T>, Named<T>> Sources()
    {
        var free = _before.GroupBy(b => (b.Schema, b.SchemaName)).ToDictionary(g => g.Key, g => g.ToList());
        var sources = new Dictionary<Named<T>, Named<T>>();
        foreach (var after in _after.Where(a => a.FormerName is not null && !_deafTo.Contains(a)))
        {
            Take(after, after.FormerName!);
        }

        foreach (var after in _after.Where(a => !sources.ContainsKey(a)))
        {
            Take(after, after.SchemaName);
        }

        return sources;

        void Take(Named<T> after, string name)
        {
            if (free.GetValueOrDefault((after.Schema, name)) is [_, ..] candidates)
            {
                var source = candidates.Find(c => c.Name == after.Name) ?? candidates[0];
                candidates.Remove(source);
                sources.Add(after, source);
            }
        }
    }

    /// <summary>Renames that follow from one another: the last link takes its name from nobody, or from the first.</summary>
    private IEnumerable<List<(Named<T> Before, Named<T> After)>> Chains(Dictionary<Named<T>, Named<T>> sources)
    {
        var (before, after) = (_before.ToDictionary(b => (b.Schema, b.Name)), _after.ToDictionary(a => (a.Schema, a.Name)));
        var seen = new HashSet<Named<T>>();
        // Those that take a free name first: what is left afterwards goes round in a circle.
        foreach (var start in _after.OrderBy(a => before.ContainsKey((a.Schema, a.Name))))
        {
            var chain = new List<(Named<T>, Named<T>)>();
            for (var link = start; link is not null && sources.TryGetValue(link, out var source) && source.Name != link.Name && seen.Add(link);)
            {
                chain.Add((source, link));
                link = after.GetValueOrDefault((source.Schema, source.Name));
            }

            if (chain.Count > 0)
            {
                yield return chain;
            }
        }
    }

    private bool IsRename(List<(Named<T> Before, Named<T> After)> chain, Dictionary<Named<T>, Named<T>> sources)
    {
        var (first, last) = (chain[0].After, chain[^1].Before);
        var isFree = !_before.Any(b => b.Schema == first.Schema && b.Name == first.Name);
        var isCircle = last.Schema == first.Schema && last.Name == first.Name;
        if (!isFree && !isCircle)
        {
            // It takes the name of something that goes: in the database, that is the same.
            return false;
        }

        var (likeRenamed, likeNamed) = (0, 0);
        var frees = true;
        foreach (var (before, after) in chain)
        {
            if (_after.FirstOrDefault(a => a.Schema == before.Schema && a.Name == before.Name) is { } occupant)
            {
                likeRenamed += _likeness(before.Item, after.Item);
                likeNamed += _likeness(before.Item, occupant.Item);
                frees &= sources.ContainsKey(occupant);
            }
        }

        return frees && !isCircle ? likeRenamed >= likeNamed : likeRenamed > likeNamed;
    }
}
