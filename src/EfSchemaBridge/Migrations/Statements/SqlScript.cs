using System.Text.RegularExpressions;

namespace EfSchemaBridge.Migrations.Statements;

/// <summary>A script as the statements it consists of.</summary>
/// <param name="Statements">The statements, in order.</param>
/// <param name="IsMarked">True when its first line asks for no transaction.</param>
internal sealed partial record SqlScript(IReadOnlyList<SqlStatement> Statements, bool IsMarked)
{
    /// <summary>The first line that asks for no transaction around a script.</summary>
    public const string NoTransactionMark = "-- schemabridge: no-transaction";

    /// <summary>The first statement that begins or ends a transaction, or null.</summary>
    public SqlStatement? TransactionControl =>
        Statements.FirstOrDefault(s => s.Transaction is TransactionUse.Begins or TransactionUse.Commits or TransactionUse.RollsBack);

    /// <summary>The first statement that PostgreSQL refuses inside of a transaction, or null.</summary>
    public SqlStatement? OutsideTransaction => Statements.FirstOrDefault(s => s.Transaction == TransactionUse.Outside);

    /// <summary>True when the script may run inside of a transaction that is not its own.</summary>
    public bool FitsInTransaction => Statements.Count == 0 || (!IsMarked && TransactionControl is null && OutsideTransaction is null);

    /// <summary>The line that keeps the script from running in a transaction.</summary>
    public int ReasonAgainstTransaction => IsMarked ? 1 : (OutsideTransaction ?? TransactionControl)?.Line ?? 1;

    /// <summary>The statement that begins a transaction which the script never ends, or null.</summary>
    public SqlStatement? NeverEnded =>
        Statements.LastOrDefault(s => s.Transaction is TransactionUse.Begins or TransactionUse.Commits or TransactionUse.RollsBack) is { Transaction: TransactionUse.Begins } begin
            ? begin
            : null;

    /// <summary>Finds the statements of a script.</summary>
    public static SqlScript Parse(string sql) => new([.. new StatementReader(sql).Read()], Mark().IsMatch(sql));

    [GeneratedRegex(@"\A\uFEFF?--[ \t]*schemabridge:[ \t]*no-transaction[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
