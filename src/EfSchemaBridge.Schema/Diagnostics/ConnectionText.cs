using System.Text.RegularExpressions;

namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>Keeps connection strings out of messages: what a user mistypes near one must not end up in a build log.</summary>
internal static partial class ConnectionText
{
    /// <summary>The text with all but the scheme of each connection string replaced, letter by letter, so that places stay the same.</summary>
    public static string Mask(string text) =>
        Connection().Replace(text, match => match.Groups["scheme"].Value + new string('*', match.Length - match.Groups["scheme"].Length));

    [GeneratedRegex("""(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)[^"`\s]+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Connection();
}
