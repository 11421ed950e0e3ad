namespace EfSchemaBridge.Migrations.Statements;

/// <summary>Finds the statements of a script: what stands between semicolons, other than those in parentheses and in SQL-standard function bodies.</summary>
/// <param name="sql">The script.</param>
internal sealed class StatementReader(string sql)
{
    /// <summary>More words than any statement needs to be told from others.</summary>
    private const int WordsKept = 16;

    private readonly SqlLexer _lexer = new(sql);
    private readonly List<string> _words = [];
    private int _start = -1;
    private int _end;
    private int _parentheses;
    private int _bodyBlocks;
    private bool _hasBody;
    private bool _copiesInput;
    private string _previousWord = "";
    private int _line = 1;
    private int _lineCountedTo;

    /// <summary>The statements, in order.</summary>
    public IEnumerable<SqlStatement> Read()
    {
        for (var token = _lexer.Next(); token.Kind != SqlTokenKind.End; token = _lexer.Next())
        {
            if (sql[token.Start] == ';' && _parentheses == 0 && _bodyBlocks == 0)
            {
                if (_start >= 0)
                {
                    yield return Finish();
                }
            }
            else
            {
                Add(token);
            }
        }

        if (_start >= 0)
        {
            yield return Finish();
        }
    }

    private void Add(SqlToken token)
    {
        _start = _start < 0 ? token.Start : _start;
        _end = token.End;
        if (token.Kind == SqlTokenKind.Word)
        {
            AddWord(sql[token.Start..token.End].ToUpperInvariant());
            return;
        }

        _previousWord = "";
        _parentheses += sql[token.Start] switch
        {
            '(' => 1,
            ')' when _parentheses > 0 => -1,
            _ => 0,
        };
    }

    private void AddWord(string word)
    {
        if (_words.Count < WordsKept)
        {
            _words.Add(word);
        }

        _bodyBlocks += word switch
        {
            "ATOMIC" when _previousWord == "BEGIN" && _words[0] == "CREATE" => 1,
            "CASE" when _bodyBlocks > 0 => 1,
            "END" when _bodyBlocks > 0 => -1,
            _ => 0,
        };
        _hasBody |= _bodyBlocks > 0;
        _copiesInput |= word == "STDIN" && _previousWord == "FROM" && _words[0] == "COPY";
        _previousWord = word;
    }

    private SqlStatement Finish()
    {
        _line += sql.AsSpan(_lineCountedTo, _start - _lineCountedTo).Count('\n');
        _lineCountedTo = _start;
        var rows = _copiesInput ? _lexer.ReadCopyRows() : null;
        var statement = new SqlStatement(sql[_start.._end], _line, TransactionUses.Of([.. _words]), rows, _hasBody);

        _words.Clear();
        _start = -1;
        (_parentheses, _bodyBlocks, _hasBody, _copiesInput, _previousWord) = (0, 0, false, false, "");
        return statement;
    }
}
