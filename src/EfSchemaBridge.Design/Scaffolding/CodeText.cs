using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes text from a schema so that C# reads it as text, whatever it holds.</summary>
internal static class CodeText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsPlain(character) => character.ToString(),
                _ => $"\\u{(int)character:x4}",
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>String literals in brackets.</summary>
    public static string Literals(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]";

    /// <summary>true or false.</summary>
    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>A number.</summary>
    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A one-line comment's text.</summary>
    public static string Comment(string text) => string.Concat(text.Select(c => IsPlain(c) || char.IsSurrogate(c) ? c : ' '));

    /// <summary>Writes a documentation comment, where there is one.</summary>
    public static void AppendSummary(this IndentedStringBuilder code, string? documentation)
    {
        if (string.IsNullOrWhiteSpace(documentation))
        {
            return;
        }

        var lines = documentation.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => SecurityElement.Escape(Comment(line)).TrimEnd()).ToList();
        if (lines.Count == 1)
        {
            code.AppendLine($"/// <summary>{lines[0]}</summary>");
            return;
        }

        code.AppendLine("/// <summary>");
        foreach (var line in lines)
        {
            code.AppendLine($"/// {line}".TrimEnd());
        }

        code.AppendLine("/// </summary>");
    }

    // Control characters, line separators that C# knows and editors do not show, and halves of surrogate pairs are written as escapes.
    private static bool IsPlain(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Surrogate);
}
