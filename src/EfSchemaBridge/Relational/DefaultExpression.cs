using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EfSchemaBridge.Relational;

/// <summary>Brings a default to one spelling, whether a schema wrote it or PostgreSQL gives it back with casts of its own.</summary>
internal static partial class DefaultExpression
{
    /// <summary>The expression in lower case outside of quotes, without casts, redundant parentheses and space.</summary>
    public static string Normalize(string sql)
    {
        if (SequenceReference.Read(sql) is { } sequence)
        {
            return SequenceReference.NextValue(sequence.Schema, sequence.Name);
        }

        var text = new StringBuilder(sql.Length);
        foreach (Match token in Tokens().Matches(sql))
        {
            if (token.Groups["cast"].Success || token.Groups["space"].Success)
            {
                continue;
            }

            var isQuoted = token.Value[0] is '\'' or '"';
            text.Append(token.Groups["plain"].Success ? token.Groups["plain"].Value : isQuoted ? token.Value : token.Value.ToLowerInvariant());
        }

        return WithoutParentheses(text.ToString());
    }

    /// <summary>True when both are the same default for columns of these types, in canonical spelling.</summary>
    public static bool AreSame(string one, string oneType, string other, string otherType)
    {
        var (left, right) = (TypeParts.Of(oneType), TypeParts.Of(otherType));
        var (first, second) = (DefaultLiteral.Spelled(Normalize(one), left), DefaultLiteral.Spelled(Normalize(other), right));
        return first == second
            ? DefaultLiteral.KindOf(left) == DefaultLiteral.KindOf(right) || !DefaultLiteral.IsLiteral(first)
            : left.Name is "JSON" or "JSONB" && AreSameJson(one, other);
    }

    private static bool AreSameJson(string one, string other) =>
        Json(one) is { } left && Json(other) is { } right && JsonNode.DeepEquals(left, right);

    private static JsonNode? Json(string sql)
    {
        var text = Normalize(sql);
        try
        {
            return text is ['\'', .., '\''] ? JsonNode.Parse(text[1..^1].Replace("''", "'", StringComparison.Ordinal)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string WithoutParentheses(string text)
    {
        while (text.Length > 2 && text[0] == '(' && MatchingParenthesis(text) == text.Length - 1)
        {
            text = text[1..^1];
        }

        return text == "now()" ? "current_timestamp" : text;
    }

    private static int MatchingParenthesis(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        """
        (?<text>'(?:[^']|'')*')
        | (?<cast>::\s*(?:"(?:[^"]|"")*"|[a-z_][\w$]*)(?:\.(?:"(?:[^"]|"")*"|[a-z_][\w$]*))?(?:\s+(?:varying|precision))?(?:\(\d+(?:,\s*\d+)?\))?(?:\s+(?:with|without)\s+time\s+zone)?(?:\[\])*)
        | "(?<plain>(?-i:[a-z_][a-z0-9_]*))"
        | (?<name>"(?:[^"]|"")*")
        | (?<space>\s+)
        | .
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
