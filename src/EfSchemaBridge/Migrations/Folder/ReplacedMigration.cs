using System.Text.RegularExpressions;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>
/// A migration that a squashed one stands for. The script of the squashed one begins with a comment for each, which every other tool passes over:
/// <c>-- schemabridge: replaces ID CHECKSUM CHECKSUM</c>, the checksums of its script with LF and with CRLF. What a replaced migration stood for itself
/// follows with <c>in ID</c> behind it: a database may hold either.
/// </summary>
/// <param name="Id">The id it had.</param>
/// <param name="Checksums">The checksums that a history may hold of it.</param>
/// <param name="In">The id of the replaced migration that stood for it, or null.</param>
internal sealed partial record ReplacedMigration(string Id, IReadOnlyList<string> Checksums, string? In = null)
{
    /// <summary>The comments for a migration: its own, and those for what it stands for.</summary>
    public static IEnumerable<string> Comments(MigrationScript script)
    {
        var unix = script.Sql.ReplaceLineEndings("\n");
        var itself = new ReplacedMigration(script.Id, [Checksum.Of(unix), Checksum.Of(unix.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        return [itself.Comment, .. script.Replaces.Select(replaced => (replaced with { In = replaced.In ?? script.Id }).Comment)];
    }

    private string Comment => $"-- schemabridge: replaces {Id} {Checksums[0]} {Checksums[1]}{(In is null ? "" : $" in {In}")}";

    /// <summary>The migrations that a script says it stands for; none for a script that was not squashed.</summary>
    public static IReadOnlyList<ReplacedMigration> ReadAll(string script) => script.Contains("schemabridge: replaces", StringComparison.Ordinal)
        ? [.. Line().Matches(script).Select(line => new ReplacedMigration(line.Groups["id"].Value, [line.Groups["lf"].Value, line.Groups["crlf"].Value], line.Groups["in"].Success ? line.Groups["in"].Value : null))]
        : [];

    [GeneratedRegex(@"^-- schemabridge: replaces (?<id>\S+) (?<lf>[0-9a-f]{64}) (?<crlf>[0-9a-f]{64})( in (?<in>\S+))?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
