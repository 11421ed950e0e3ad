namespace EfSchemaBridge.Design.Introspection.Naming;

/// <summary>Names that are to be different from each other.</summary>
internal sealed class NameSet
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes a name as it is.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Takes the name, or the first of <c>name_2</c>, <c>name_3</c>, ... that is free.</summary>
    public string AddUnique(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
        {
            unique = $"{name}_{number}";
        }

        return unique;
    }
}
