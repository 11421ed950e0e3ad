using System.Globalization;
using EfSchemaBridge.Schema.Diagnostics;
using Superpower;
using Superpower.Parsers;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>Reads the text between the quotes of a string; the escapes are those of JSON.</summary>
internal static class StringText
{
    private static readonly TextParser<char> CodeUnit =
        Character.HexDigit.Repeat(4).Select(digits => (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static readonly TextParser<string> UnicodeEscape =
        from first in Span.EqualTo("\\u").IgnoreThen(CodeUnit)
        from second in char.IsSurrogate(first)
            ? Span.EqualTo("\\u").IgnoreThen(CodeUnit).Where(second => char.IsSurrogatePair(first, second)).Select(c => c.ToString())
            : Parse.Return("")
        select first + second;

    private static readonly TextParser<string> SimpleEscape = Character.EqualTo('\\').IgnoreThen(Parse.OneOf(
        Character.In('"', '\\', '/').Select(c => c.ToString()),
        Character.EqualTo('b').Value("\b"),
        Character.EqualTo('f').Value("\f"),
        Character.EqualTo('n').Value("\n"),
        Character.EqualTo('r').Value("\r"),
        Character.EqualTo('t').Value("\t")));

    private static readonly TextParser<string> Plain = Span.WithoutAny(c => c == '\\').Select(span => span.ToStringValue());

    private static readonly TextParser<string> Content =
        Plain.Or(SimpleEscape.Try()).Or(UnicodeEscape).Many().Select(string.Concat);

    /// <summary>The value of a string token; an escape that means nothing is reported, and the text is read as it is.</summary>
    public static string Read(TextSpan literal, DiagnosticBag diagnostics)
    {
        var quoted = literal.File.Text.Substring(literal.Start + 1, literal.Length - 2);
        if (!quoted.Contains('\\', StringComparison.Ordinal))
        {
            return quoted;
        }

        var result = Content.AtEnd().TryParse(quoted);
        if (result.HasValue)
        {
            return result.Value;
        }

        var escape = quoted.LastIndexOf('\\', Math.Min(result.ErrorPosition.Absolute, quoted.Length - 1));
        var span = literal with { Start = literal.Start + 1 + escape, Length = 2 };
        if (quoted[escape + 1] == 'u')
        {
            diagnostics.Error(DiagnosticCodes.InvalidUnicodeEscape, span, "This Unicode escape is not valid.",
                "Write `\\u` and four hexadecimal digits; a character above U+FFFF takes a surrogate pair of them.");
        }
        else
        {
            diagnostics.Error(DiagnosticCodes.InvalidEscape, span, $"`{quoted.AsSpan(escape, 2)}` is not an escape sequence.",
                "A backslash itself is written `\\\\`.");
        }

        return quoted;
    }
}
