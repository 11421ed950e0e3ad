namespace EfSchemaBridge.Migrations.Statements;

/// <summary>Puts SQL into strings.</summary>
internal static class DollarQuote
{
    /// <summary>A text as a string between tags that it does not hold.</summary>
    public static string Of(string text)
    {
        // Neither may the text's end make a tag together with the closing one: hence the search without the last sign.
        var tag = "$esb";
        for (var number = 1; text.Contains(tag, StringComparison.Ordinal); number++)
        {
            tag = $"$esb{number}";
        }

        return $"{tag}${text}{tag}$";
    }

    /// <summary>A DO block with a body of PL/pgSQL.</summary>
    public static string Block(string body) => $"DO {Of($"\nBEGIN\n{body}\nEND\n")};";
}
