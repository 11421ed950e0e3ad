using System.Text.RegularExpressions;

namespace EfSchemaBridge.Relational;

/// <summary>A default that takes the next value of a sequence: <c>nextval('"Numbers"')</c>, which PostgreSQL gives back without the quotes a name does not need.</summary>
internal static partial class SequenceReference
{
    /// <summary>The sequence, or null when the expression is another.</summary>
    public static (string? Schema, string Name)? Read(string sql)
    {
        var match = NextValueCall().Match(sql);
        return match.Success ? (match.Groups["schema"].Success ? Part(match.Groups["schema"].Value) : null, Part(match.Groups["name"].Value)) : null;
    }

    /// <summary>The expression for a sequence.</summary>
    public static string NextValue(string? schema, string name) => $"nextval({Migrations.Sql.Sql.Literal(Migrations.Sql.Sql.Name(schema, name))})";

    /// <summary>A name, which stands in a literal: without its quotes, or in lower case without any.</summary>
    private static string Part(string part)
    {
        var text = part.Replace("''", "'", StringComparison.Ordinal);
        return text[0] == '"' ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text.ToLowerInvariant();
    }

    [GeneratedRegex("""^\s*nextval\(\s*'(?:(?<schema>"(?:[^"]|"")+"|[^".']+)\.)?(?<name>"(?:[^"]|"")+"|[^".']+)'\s*(?:::\s*regclass\s*)?\)\s*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextValueCall();
}
