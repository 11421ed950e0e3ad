using System.Text.RegularExpressions;

namespace EfSchemaBridge.Modeling;

/// <summary>
/// The hint <c>/// @renamedFrom(oldName)</c> of a model, field, enum or enum value, which makes a migration rename it. It is
/// meant for migrations: the generated documentation has the other lines alone.
/// </summary>
/// <param name="FormerName">The name in the schema before, or null where there is no hint.</param>
/// <param name="Documentation">The rest of the comment, or null when there is none.</param>
internal sealed partial record RenameComment(string? FormerName, string? Documentation)
{
    /// <summary>Reads a comment.</summary>
    public static RenameComment Of(string? documentation)
    {
        if (documentation is null || Hint().Match(documentation) is not { Success: true } match)
        {
            return new(null, documentation);
        }

        var rest = documentation.Remove(match.Index, match.Length).Trim('\n');
        return new(match.Groups["name"].Value, rest.Length == 0 ? null : rest);
    }

    // With its line, where it has one for itself.
    [GeneratedRegex("""(?<line>^[ \t]*)?@renamedFrom\(\s*"?(?<name>[^")]+?)"?\s*\)(?(line)(?:[ \t]*(?:\n|$))?)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Hint();
}
