using System.Text.RegularExpressions;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>The lock file beside the migrations, which names their provider.</summary>
internal static partial class MigrationLock
{
    /// <summary>What is written into a new folder.</summary>
    public const string Text =
        """
        # Written once for the folder: keep it under version control.
        provider = "postgresql"

        """;

    /// <summary>The provider a lock file names, or null.</summary>
    public static string? Provider(string text) => ProviderLine().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""^\s*provider\s*=\s*"([^"]*)"\s*(?:#.*)?$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ProviderLine();
}
