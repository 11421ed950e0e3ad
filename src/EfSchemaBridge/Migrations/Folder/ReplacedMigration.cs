using System.Text.RegularExpressions;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>
/// A migration that a squashed one stands for. The script of the squashed one begins with a comment for each, which every other tool passes over:
/// <c>-- schemabridge: replaces ID CHECKSUM CHECKSUM</c>, the checksums of its script with LF and with CRLF.
/// </summary>
/// <param name="Id">The id it had.</param>
/// <param name="Checksums">The checksums that a history may hold of it.</param>
internal sealed partial record ReplacedMigration(string Id, IReadOnlyList<string> Checksums)
{
    /// <summary>The comment for a migration.</summary>
    public static string Comment(MigrationScript script)
    {
        var unix = script.Sql.ReplaceLineEndings("\n");
        return $"-- schemabridge: replaces {script.Id} {Checksum.Of(unix)} {Checksum.Of(unix.Replace("\n", "\r\n", StringComparison.Ordinal))}";
    }

    /// <summary>The migrations that a script says it stands for; none for a script that was not squashed.</summary>
    public static IReadOnlyList<ReplacedMigration> ReadAll(string script) => script.Contains("schemabridge: replaces", StringComparison.Ordinal)
        ? [.. Line().Matches(script).Select(line => new ReplacedMigration(line.Groups["id"].Value, [line.Groups["lf"].Value, line.Groups["crlf"].Value]))]
        : [];

    [GeneratedRegex(@"^-- schemabridge: replaces (?<id>\S+) (?<lf>[0-9a-f]{64}) (?<crlf>[0-9a-f]{64})\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
