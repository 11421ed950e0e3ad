using System.Globalization;

namespace EfSchemaBridge.Design.Scaffolding.Naming;

/// <summary>Names that must differ from each other. Names that stay as the schema has them are given out first, the others in the schema's order.</summary>
/// <param name="comparer">What counts as the same name.</param>
/// <param name="taken">Names that are not to be given out.</param>
internal sealed class NameScope(StringComparer comparer, IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, comparer);

    /// <summary>Gives every item a name of its own.</summary>
    /// <param name="items">The items, in the schema's order.</param>
    /// <param name="schemaName">An item's name in the schema.</param>
    /// <param name="wanted">The name it should have.</param>
    public Dictionary<T, string> Name<T>(IEnumerable<T> items, Func<T, string> schemaName, Func<T, string> wanted)
        where T : notnull =>
        items.OrderBy(item => schemaName(item) != wanted(item)).ToDictionary(item => item, item => Name(wanted(item)));

    private string Name(string wanted)
    {
        var name = wanted;
        for (var number = 1; !_taken.Add(name); number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
