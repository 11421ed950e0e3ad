using System.Text.RegularExpressions;

namespace EfSchemaBridge.Relational;

/// <summary>The canonical spelling of PostgreSQL's types: the one Prisma prints (<c>TIMESTAMP(3)</c>, <c>DOUBLE PRECISION</c>, <c>"Role"[]</c>). Types the language has no word for stay as they are written.</summary>
internal static partial class PostgresType
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int2"] = "SMALLINT",
        ["int"] = "INTEGER",
        ["int4"] = "INTEGER",
        ["int8"] = "BIGINT",
        ["float4"] = "REAL",
        ["float8"] = "DOUBLE PRECISION",
        ["bool"] = "BOOLEAN",
        ["numeric"] = "DECIMAL",
        ["character varying"] = "VARCHAR",
        ["character"] = "CHAR",
        ["bpchar"] = "CHAR",
        ["bit varying"] = "VARBIT",
        ["timestamp without time zone"] = "TIMESTAMP",
        ["timestamp with time zone"] = "TIMESTAMPTZ",
        ["time without time zone"] = "TIME",
        ["time with time zone"] = "TIMETZ",
    };

    private static readonly HashSet<string> Spelled = new(StringComparer.OrdinalIgnoreCase)
    {
        "SMALLINT", "INTEGER", "BIGINT", "DECIMAL", "REAL", "DOUBLE PRECISION", "BOOLEAN", "TEXT", "VARCHAR", "CHAR", "CITEXT", "BYTEA", "BIT", "VARBIT",
        "TIMESTAMP", "TIMESTAMPTZ", "DATE", "TIME", "TIMETZ", "JSON", "JSONB", "UUID", "XML", "INET", "OID", "MONEY",
    };

    /// <summary>Respells a type as EF, Npgsql or PostgreSQL's <c>format_type</c> write it.</summary>
    public static string Canonical(string storeType)
    {
        var match = Parts().Match(storeType.Trim());
        var (element, isArray) = (match.Groups["element"].Value, match.Groups["array"].Success);
        return isArray ? $"{Element(element)}[]" : Element(element);
    }

    /// <summary>True for two spellings of one type: six digits of a second are what a time has without saying so.</summary>
    public static bool AreSame(string canonicalType, string otherType) =>
        canonicalType == otherType || WithoutDefaultPrecision().Replace(canonicalType, "") == WithoutDefaultPrecision().Replace(otherType, "");

    /// <summary>The name of an enum type, when the type (or the type of its elements) is a quoted name.</summary>
    public static bool TryReadQuotedName(string canonicalType, out string? schema, out string name)
    {
        var match = QuotedName().Match(canonicalType);
        schema = match.Groups["schema"].Success ? Unquote(match.Groups["schema"].Value) : null;
        name = Unquote(match.Groups["name"].Value);
        return match.Success;
    }

    private static string Element(string element)
    {
        if (element.Contains('"', StringComparison.Ordinal))
        {
            return element;
        }

        var match = NameAndArguments().Match(element);
        var name = $"{match.Groups["before"].Value}{match.Groups["after"].Value}";
        var canonical = Names.GetValueOrDefault(name, Spelled.Contains(name) ? name.ToUpperInvariant() : name);
        return match.Groups["arguments"].Success ? $"{canonical}({string.Concat(match.Groups["arguments"].Value.Where(c => !char.IsWhiteSpace(c)))})" : canonical;
    }

    private static string Unquote(string name) => name.Replace("\"\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<element>.*?)(?<array>(?:\[\])+)?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    /// <summary>Arguments stand inside of some names: <c>timestamp(3) without time zone</c>.</summary>
    [GeneratedRegex(@"^(?<before>[^(]*?)\s*(?:\((?<arguments>[^)]*)\))?(?<after>\s+(?:with|without) time zone)?$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NameAndArguments();

    [GeneratedRegex(@"(?<=^TIME(STAMP)?(TZ)?)\(6\)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutDefaultPrecision();

    [GeneratedRegex("""^(?:"(?<schema>(?:[^"]|"")*)"\.)?"(?<name>(?:[^"]|"")*)"(?:\[\])?$""", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();
}
