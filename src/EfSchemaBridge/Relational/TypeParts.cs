using System.Globalization;

namespace EfSchemaBridge.Relational;

/// <summary>A type in canonical spelling, taken apart. Two spellings of one type have the same parts.</summary>
/// <param name="Name">The name of the type, or of a list's elements.</param>
/// <param name="Length">The first argument: characters, bits, digits or the places of a second. Null where there is none.</param>
/// <param name="Scale">The second argument: the places of a decimal.</param>
/// <param name="Others">What else stands in the parentheses, as it is written.</param>
/// <param name="IsList">True for an array.</param>
internal readonly record struct TypeParts(string Name, int? Length, int Scale, string Others, bool IsList)
{
    /// <summary>True for the quoted name of a type that a schema declares.</summary>
    public bool IsEnum => Name[0] == '"';

    /// <summary>Takes a type apart. PostgreSQL does not tell upper from lower case where there are no quotes.</summary>
    public static TypeParts Of(string type)
    {
        var isList = type.EndsWith("[]", StringComparison.Ordinal);
        var written = isList ? type[..^2] : type;
        var element = written.Contains('"', StringComparison.Ordinal) ? written : written.ToUpperInvariant();
        var open = element.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || element[0] == '"' || element[^1] != ')')
        {
            // One character, one bit: what PostgreSQL takes a missing length for.
            return new(element, element is "CHAR" or "BIT" ? 1 : null, 0, "", isList);
        }

        var arguments = element[(open + 1)..^1].Split(',');
        var numbers = arguments.Select(a => int.TryParse(a, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        return numbers.Contains(null)
            ? new(element[..open], null, 0, element[open..], isList)
            : new(element[..open], numbers[0], numbers.ElementAtOrDefault(1) ?? 0, "", isList);
    }
}
