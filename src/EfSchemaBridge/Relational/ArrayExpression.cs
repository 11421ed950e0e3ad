using System.Text;

namespace EfSchemaBridge.Relational;

/// <summary>Reads constant arrays, which PostgreSQL keeps as they were written: <c>ARRAY['a', 'b']</c> or <c>'{a,b}'::text[]</c>.</summary>
internal static class ArrayExpression
{
    /// <summary>True when both expressions are constant arrays of the same elements.</summary>
    public static bool AreSame(string one, string other) =>
        Elements(one) is { } left && Elements(other) is { } right && left.SequenceEqual(right);

    /// <summary>The elements as text without quotes, or null when the expression is no constant array, or one that holds NULL.</summary>
    public static IReadOnlyList<string>? Elements(string sql) => DefaultExpression.Normalize(sql) switch
    {
        ['\'', '{', .. var literal, '}', '\''] => LiteralElements(literal.Replace("''", "'", StringComparison.Ordinal)),
        ['a', 'r', 'r', 'a', 'y', '[', .. var list, ']'] => ConstructedElements(list),
        _ => null,
    };

    private static List<string>? LiteralElements(string text)
    {
        var elements = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            var isQuoted = text[position] == '"';
            var element = isQuoted ? Quoted(text, ref position) : Bare(text, ref position);
            if (element is null || (!isQuoted && element.Equals("NULL", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            elements.Add(element);
            if (position < text.Length && text[position++] != ',')
            {
                return null;
            }
        }

        return elements;
    }

    private static string? Quoted(string text, ref int position)
    {
        var element = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                position++;
            }

            element.Append(text[position]);
        }

        return position++ < text.Length ? element.ToString() : null;
    }

    /// <summary>An element without quotes; null for an array within the array.</summary>
    private static string? Bare(string text, ref int position)
    {
        var end = text.IndexOf(',', position);
        var element = text[position..(end < 0 ? text.Length : end)];
        position += element.Length;
        return element.AsSpan().ContainsAny('{', '}', '"') ? null : element.Trim();
    }

    private static List<string>? ConstructedElements(string text)
    {
        var elements = (text.Length == 0 ? [] : Split(text)).Select(Constant).ToList();
        return elements.Contains(null) ? null : [.. elements.OfType<string>()];
    }

    private static IEnumerable<string> Split(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            if (text[i] == ',' && !isQuoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    /// <summary>A quoted text, a number, true or false; null for what is computed.</summary>
    private static string? Constant(string text) => text switch
    {
        ['\'', .. var quoted, '\''] => quoted.Replace("''", "'", StringComparison.Ordinal),
        "true" or "false" => text,
        _ when text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-') => text,
        _ => null,
    };
}
