using System.Globalization;
using System.Text;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>Writes literals of the language.</summary>
internal static class PrismaText
{
    /// <summary>A text in quotes; its escapes are those of JSON.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list.</summary>
    public static string List(IEnumerable<string> elements) => $"[{string.Join(", ", elements)}]";
}
