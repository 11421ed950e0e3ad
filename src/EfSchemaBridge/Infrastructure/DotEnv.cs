using System.Text.RegularExpressions;

namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// Reads <c>.env</c> files the way the Node package <c>dotenv</c> and Prisma's expansion of <c>${NAME}</c> do. A line
/// that is not an assignment is passed over, and a lone <c>$</c> is just a character: both occur beside passwords.
/// </summary>
internal static partial class DotEnv
{
    /// <summary>The assignments of a file, the last one of a name winning.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="environment">The variables that win over the file's own where a value refers to <c>${NAME}</c>.</param>
    public static IReadOnlyDictionary<string, string> Parse(string text, Func<string, string?> environment)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match assignment in Assignment().Matches(text.ReplaceLineEndings("\n")))
        {
            raw[assignment.Groups["name"].Value] = Value(assignment);
        }

        return raw.ToDictionary(pair => pair.Key, pair => Expand(pair.Value, [pair.Key]), StringComparer.Ordinal);

        string Expand(string value, IReadOnlyList<string> expanding) => Reference().Replace(value, reference =>
        {
            var name = reference.Groups["name"].Value;
            return reference.Value.StartsWith('\\') ? reference.Value[1..]
                : expanding.Contains(name) ? environment(name) ?? ""
                : Expand(environment(name) ?? raw.GetValueOrDefault(name, ""), [.. expanding, name]);
        });
    }

    private static string Value(Match assignment)
    {
        var value = assignment.Groups["value"].Value;
        return assignment.Groups["escaped"].Success
            ? assignment.Groups["escaped"].Value
                .Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("\\r", "\r", StringComparison.Ordinal)
            : value.Trim();
    }

    [GeneratedRegex("""
        ^[ \t]*(export[ \t]+)?(?<name>[\w.-]+)([ \t]*=|:[ \t])[ \t]*
        ( '(?<value>(\\'|[^'])*)' | "(?<escaped>(\\"|[^"])*)" | `(?<value>(\\`|[^`])*)` | (?<value>[^\#\n]*) )
        [ \t]*(\#.*)?$
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\\?\$\{(?<name>[A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
