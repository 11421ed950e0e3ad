namespace EfSchemaBridge.Migrations.Statements;

/// <summary>Cuts PostgreSQL's SQL into tokens, leaving out blanks and comments. What is not closed reaches to the end: PostgreSQL says so better.</summary>
/// <param name="sql">The text.</param>
internal sealed class SqlLexer(string sql)
{
    private int _position;

    /// <summary>The next token.</summary>
    public SqlToken Next()
    {
        SkipBlanksAndComments();
        var start = _position;
        if (start >= sql.Length)
        {
            return new(SqlTokenKind.End, sql.Length, sql.Length);
        }

        var kind = sql[start] switch
        {
            '\'' => ReadString(hasEscapes: false),
            'e' or 'E' when At(start + 1) == '\'' => ReadEscapeString(),
            '"' => ReadQuotedName(),
            '$' when DollarTag() is { } tag => ReadDollarString(tag),
            var c when IsWordStart(c) => ReadWord(SqlTokenKind.Word),
            var c when char.IsAsciiDigit(c) => ReadWord(SqlTokenKind.Other),
            _ => ReadSign(),
        };
        return new(kind, start, _position);
    }

    /// <summary>The rows of COPY ... FROM stdin: from the next line to a line of <c>\.</c>.</summary>
    public string ReadCopyRows()
    {
        NextLine();
        var start = _position;
        while (_position < sql.Length)
        {
            var line = _position;
            NextLine();
            if (sql.AsSpan(line, _position - line).TrimEnd("\r\n") is @"\.")
            {
                return sql[start..line];
            }
        }

        return sql[start..];
    }

    private void SkipBlanksAndComments()
    {
        while (_position < sql.Length)
        {
            if (char.IsWhiteSpace(sql[_position]) || sql[_position] == '\uFEFF')
            {
                _position++;
            }
            else if (IsAt("--"))
            {
                NextLine();
            }
            else if (IsAt("/*"))
            {
                SkipBlockComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipBlockComment()
    {
        var depth = 0;
        do
        {
            if (IsAt("/*"))
            {
                depth++;
                _position += 2;
            }
            else if (IsAt("*/"))
            {
                depth--;
                _position += 2;
            }
            else
            {
                _position++;
            }
        }
        while (depth > 0 && _position < sql.Length);
    }

    private void NextLine() => _position = sql.IndexOf('\n', _position) is >= 0 and var end ? end + 1 : sql.Length;

    private SqlTokenKind ReadEscapeString()
    {
        _position++;
        var kind = ReadString(hasEscapes: true);

        // A string goes on after a line end, and stays one with escapes.
        for (var end = _position; ContinuesOnNextLine(); end = _position)
        {
            _position = sql.IndexOf('\'', end);
            ReadString(hasEscapes: true);
        }

        return kind;
    }

    private bool ContinuesOnNextLine()
    {
        var next = _position;
        while (next < sql.Length && char.IsWhiteSpace(sql[next]))
        {
            next++;
        }

        return At(next) == '\'' && sql.AsSpan(_position, next - _position).Contains('\n');
    }

    private SqlTokenKind ReadString(bool hasEscapes)
    {
        for (_position++; _position < sql.Length; _position++)
        {
            if (hasEscapes && sql[_position] == '\\')
            {
                _position++;
            }
            else if (sql[_position] == '\'' && At(++_position) != '\'')
            {
                return SqlTokenKind.Literal;
            }
        }

        _position = sql.Length;
        return SqlTokenKind.Literal;
    }

    private SqlTokenKind ReadQuotedName()
    {
        for (_position++; _position < sql.Length; _position++)
        {
            if (sql[_position] == '"' && At(++_position) != '"')
            {
                break;
            }
        }

        return SqlTokenKind.Other;
    }

    private SqlTokenKind ReadDollarString(string tag)
    {
        var end = sql.IndexOf(tag, _position + tag.Length, StringComparison.Ordinal);
        _position = end < 0 ? sql.Length : end + tag.Length;
        return SqlTokenKind.Literal;
    }

    /// <summary>The opening tag of a dollar-quoted string, or null: <c>$1</c> is a parameter.</summary>
    private string? DollarTag()
    {
        var end = _position + 1;
        if (At(end) is { } first && IsWordStart(first))
        {
            while (At(end) is { } c && c != '$' && IsWordPart(c))
            {
                end++;
            }
        }

        return At(end) == '$' ? sql[_position..(end + 1)] : null;
    }

    private SqlTokenKind ReadWord(SqlTokenKind kind)
    {
        while (At(_position) is { } c && IsWordPart(c))
        {
            _position++;
        }

        return kind;
    }

    private SqlTokenKind ReadSign()
    {
        _position++;
        return SqlTokenKind.Other;
    }

    private bool IsAt(string text) => sql.AsSpan(_position).StartsWith(text, StringComparison.Ordinal);

    private char? At(int position) => position < sql.Length ? sql[position] : null;

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c) || c == '$';
}
