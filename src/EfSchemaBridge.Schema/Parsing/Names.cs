namespace EfSchemaBridge.Schema.Parsing;

/// <summary>The names of a file, each once: most are written many times.</summary>
internal sealed class Names
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Names() => lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string of these characters.</summary>
    public string Of(ReadOnlySpan<char> characters)
    {
        if (!lookup.TryGetValue(characters, out var name))
        {
            name = characters.ToString();
            names.Add(name);
        }

        return name;
    }
}
