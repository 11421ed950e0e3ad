using System.Globalization;
using Superpower.Model;
using SourceSpan = Superpower.Model.TextSpan;

namespace EfSchemaBridge.Schema.Tokens;

/// <summary>
/// Cuts a schema into tokens, one when it is asked for. It never fails: what no token fits becomes
/// <see cref="SchemaToken.Unknown"/>, so that one bad character costs its line and no more.
/// </summary>
internal sealed class SchemaTokenizer(string text)
{
    private const char ByteOrderMark = '\uFEFF';

    // Known before the first comment is read: to look for an end that is not there once per comment would take forever.
    private readonly int lastCommentEnd = text.AsSpan().LastIndexOf("*/");

    private int position;
    private int names;
    private bool isBehindHeader;

    /// <summary>Reads the next token; false at the end of the text.</summary>
    public bool TryRead(out Token<SchemaToken> token)
    {
        SkipBlanks();
        if (position == text.Length)
        {
            token = default;
            return false;
        }

        var isBeforeCommentEnd = position + 2 <= lastCommentEnd;
        var rest = text.AsSpan(position);
        var (kind, length) = isBehindHeader ? ScanBehindHeader(rest, isBeforeCommentEnd) : Scan(rest, isBeforeCommentEnd);

        // Superpower's line and column stay unset: they are found out from the offset where somebody asks for them.
        token = new(kind, new SourceSpan(text, new Position(position, 0, 0), length));
        position += length;
        (names, isBehindHeader) = kind switch
        {
            SchemaToken.LineEnd => (0, false),
            SchemaToken.Name when names >= 0 => (names + 1, isBehindHeader),
            SchemaToken.LeftBrace when names is 1 or 2 => (-1, true),
            _ => (-1, isBehindHeader),
        };
        return true;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && IsBlank(text[position]))
        {
            position++;
        }
    }

    private static bool IsBlank(char c) =>
        c is ' ' or '\t' || (!char.IsAscii(c) && (c == ByteOrderMark || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator));

    /// <summary>What follows <c>model User {</c> on its line has no meaning, so that no comment over several lines starts there.</summary>
    private static (SchemaToken Kind, int Length) ScanBehindHeader(ReadOnlySpan<char> text, bool isBeforeCommentEnd) =>
        text.StartsWith("/*") ? (SchemaToken.Comment, LineLength(text)) : Scan(text, isBeforeCommentEnd);

    private static (SchemaToken Kind, int Length) Scan(ReadOnlySpan<char> text, bool isBeforeCommentEnd) => text[0] switch
    {
        '\n' => (SchemaToken.LineEnd, 1),
        '\r' => (SchemaToken.LineEnd, text.StartsWith("\r\n") ? 2 : 1),
        '{' => (SchemaToken.LeftBrace, 1),
        '}' => (SchemaToken.RightBrace, 1),
        '(' => (SchemaToken.LeftParenthesis, 1),
        ')' => (SchemaToken.RightParenthesis, 1),
        '[' => (SchemaToken.LeftBracket, 1),
        ']' => (SchemaToken.RightBracket, 1),
        ',' => (SchemaToken.Comma, 1),
        ':' => (SchemaToken.Colon, 1),
        '=' => (SchemaToken.EqualSign, 1),
        '.' => (SchemaToken.Dot, 1),
        '?' => (SchemaToken.QuestionMark, 1),
        '!' => (SchemaToken.ExclamationMark, 1),
        '@' => text.StartsWith("@@") ? (SchemaToken.DoubleAt, 2) : (SchemaToken.At, 1),
        '"' => ScanString(text),
        '/' => ScanComment(text, isBeforeCommentEnd),
        '-' when text.Length > 1 && char.IsAsciiDigit(text[1]) => (SchemaToken.Number, ScanNumber(text)),
        >= '0' and <= '9' => ScanNumberOrName(text),
        _ => ScanName(text) is var length and > 0 ? (SchemaToken.Name, length) : (SchemaToken.Unknown, UnknownLength(text)),
    };

    private static (SchemaToken, int) ScanString(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length && text[i] >= ' '; i++)
        {
            if (text[i] == '"')
            {
                return (SchemaToken.String, i + 1);
            }

            if (text[i] == '\\')
            {
                i++;
            }
        }

        return (SchemaToken.Unknown, LineLength(text));
    }

    private static (SchemaToken, int) ScanComment(ReadOnlySpan<char> text, bool isBeforeCommentEnd)
    {
        if (text.StartsWith("//"))
        {
            return (text.StartsWith("///") ? SchemaToken.DocumentationComment : SchemaToken.Comment, LineLength(text));
        }

        if (text.StartsWith("/*"))
        {
            return isBeforeCommentEnd ? (SchemaToken.Comment, text[2..].IndexOf("*/") + 4) : (SchemaToken.Unknown, LineLength(text));
        }

        return (SchemaToken.Unknown, 1);
    }

    /// <summary>Names may start with a digit as far as tokens go; that they must not is a rule with a message of its own.</summary>
    private static (SchemaToken, int) ScanNumberOrName(ReadOnlySpan<char> text)
    {
        var number = ScanNumber(text);
        var name = ScanName(text);
        return name > number ? (SchemaToken.Name, name) : (SchemaToken.Number, number);
    }

    private static int ScanNumber(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        if (length + 1 >= text.Length || text[length] != '.' || !char.IsAsciiDigit(text[length + 1]))
        {
            return length;
        }

        length += 2;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return length;
    }

    private static int ScanName(ReadOnlySpan<char> text)
    {
        var length = LetterOrDigit(text);
        if (length == 0)
        {
            return 0;
        }

        while (length < text.Length)
        {
            var c = text[length];
            var step = char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? 1 : LetterOrDigit(text[length..]);
            if (step == 0)
            {
                break;
            }

            length += step;
        }

        return length;
    }

    /// <summary>How many UTF-16 code units the letter or digit at the start takes; zero when there is none.</summary>
    private static int LetterOrDigit(ReadOnlySpan<char> text)
    {
        if (char.IsLetterOrDigit(text[0]))
        {
            return 1;
        }

        return text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) && System.Text.Rune.IsLetterOrDigit(new(text[0], text[1]))
            ? 2
            : 0;
    }

    private static int UnknownLength(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;

    private static int LineLength(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length;
}
