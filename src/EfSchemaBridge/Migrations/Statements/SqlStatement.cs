using System.Text;

namespace EfSchemaBridge.Migrations.Statements;

/// <summary>One statement of a script.</summary>
/// <param name="Text">The statement, without the semicolon behind it and the comments before it.</param>
/// <param name="Line">The line of the script that it begins on, from 1.</param>
/// <param name="Transaction">What it means for transactions.</param>
/// <param name="CopyRows">The rows that follow COPY ... FROM stdin, or null for any other statement.</param>
/// <param name="HasBody">True for a function whose body is statements of its own, BEGIN ATOMIC ... END.</param>
internal sealed record SqlStatement(string Text, int Line, TransactionUse Transaction, string? CopyRows = null, bool HasBody = false)
{
    private const int SummaryLength = 200;

    /// <summary>The statement as a command runs it: Npgsql would cut a body at its semicolons, and leaves a string alone.</summary>
    public string Command => HasBody ? DollarQuote.Block($"EXECUTE {DollarQuote.Of(Text)};") : Text;

    /// <summary>The statement on one line, for messages. Literals are left out: they may hold a password or somebody's data.</summary>
    public string Summary()
    {
        var summary = new StringBuilder();
        var lexer = new SqlLexer(Text);
        var end = 0;
        for (var token = lexer.Next(); token.Kind != SqlTokenKind.End; token = lexer.Next())
        {
            summary.Append(token.Start > end && summary.Length > 0 ? " " : "");
            summary.Append(token.Kind == SqlTokenKind.Literal ? "'...'" : Text[token.Start..token.End]);
            if (summary.Length > SummaryLength)
            {
                return $"{summary.ToString(0, SummaryLength)}...";
            }

            end = token.End;
        }

        return summary.ToString();
    }

    /// <summary>The line of the script that a position in the statement is on.</summary>
    /// <param name="position">PostgreSQL's position: in characters, from 1; 0 when it names none.</param>
    public int LineAt(int position) => Line + Text.EnumerateRunes().Take(Math.Max(position - 1, 0)).Count(rune => rune.Value == '\n');
}
