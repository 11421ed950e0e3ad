using System.Globalization;
using System.Text.RegularExpressions;

namespace EfSchemaBridge.Relational;

/// <summary>Brings the literals of a default to the spelling of a column's type: a number may be written <c>1.50</c> and a time with an offset, and PostgreSQL keeps the value.</summary>
internal static partial class DefaultLiteral
{
    /// <summary>What a type's literals are. Those of two kinds are never the same default: Prisma sets it anew.</summary>
    public enum Kind
    {
        Other,
        Integer,
        Fraction,
        Text,
        Time,
    }

    /// <summary>The kind of a type.</summary>
    public static Kind KindOf(TypeParts type) => type.Name switch
    {
        "SMALLINT" or "INTEGER" or "BIGINT" or "OID" => Kind.Integer,
        "DECIMAL" or "REAL" or "DOUBLE PRECISION" or "MONEY" => Kind.Fraction,
        "TEXT" or "VARCHAR" or "CHAR" or "CITEXT" => Kind.Text,
        "TIMESTAMP" or "TIMESTAMPTZ" or "DATE" or "TIME" or "TIMETZ" => Kind.Time,
        _ => Kind.Other,
    };

    /// <summary>True when an expression is one literal.</summary>
    public static bool IsLiteral(string normalized) => Literal().IsMatch(normalized);

    /// <summary>The normalized expression with its literals spelled as those of a type.</summary>
    public static string Spelled(string normalized, TypeParts type) => KindOf(type) switch
    {
        Kind.Integer or Kind.Fraction => Number().Replace(normalized, number => Trimmed(number.Groups["number"].Value)),
        Kind.Time => Quoted().Replace(normalized, quoted => $"'{Time(quoted.Groups["text"].Value, type.Name)}'"),
        _ => normalized,
    };

    private static string Trimmed(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    private static string Time(string text, string type)
    {
        if (PointInTime().Match(text) is not { Success: true } point)
        {
            return text;
        }

        var time = Trimmed(point.Groups["time"].Success ? point.Groups["time"].Value : "00:00:00");
        return type switch
        {
            "DATE" when point.Groups["date"].Success => point.Groups["date"].Value,
            "TIME" => time,
            "TIMESTAMP" when point.Groups["date"].Success => $"{point.Groups["date"].Value} {time}",
            "TIMESTAMPTZ" when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) =>
                instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    /// <summary>PostgreSQL gives -1 back as '-1'::integer.</summary>
    [GeneratedRegex(@"^(?<quote>'?)(?<number>-?\d+(?:\.\d+)?)\k<quote>$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)$", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex("'(?<text>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)?[ T]?(?<time>\d\d:\d\d:\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PointInTime();
}
