namespace EfSchemaBridge.Migrations.Statements;

/// <summary>What a statement means for transactions.</summary>
internal enum TransactionUse
{
    /// <summary>It runs in a transaction and outside of one.</summary>
    Any,

    /// <summary>It begins a transaction.</summary>
    Begins,

    /// <summary>It keeps the transaction's changes and ends it.</summary>
    Commits,

    /// <summary>It takes the transaction's changes back and ends it.</summary>
    RollsBack,

    /// <summary>PostgreSQL refuses it inside of a transaction.</summary>
    Outside,
}

/// <summary>Tells what statements mean for transactions, from their first words.</summary>
internal static class TransactionUses
{
    /// <summary>What a statement that begins with these words means.</summary>
    /// <param name="words">Its first unquoted words, in upper case.</param>
    public static TransactionUse Of(string[] words) => words switch
    {
        ["BEGIN", ..] or ["START", "TRANSACTION", ..] => TransactionUse.Begins,
        ["COMMIT" or "ROLLBACK", "PREPARED", ..] => TransactionUse.Outside,
        ["ROLLBACK", "TO", ..] or ["ROLLBACK", "WORK" or "TRANSACTION", "TO", ..] => TransactionUse.Any,
        [.., "AND", "CHAIN"] when words[0] is "COMMIT" or "END" or "ROLLBACK" or "ABORT" => TransactionUse.Begins,
        ["COMMIT" or "END", ..] or ["PREPARE", "TRANSACTION", ..] => TransactionUse.Commits,
        ["ROLLBACK" or "ABORT", ..] => TransactionUse.RollsBack,
        _ when IsRefusedInTransaction(words) => TransactionUse.Outside,
        _ => TransactionUse.Any,
    };

    private static bool IsRefusedInTransaction(string[] words) => words switch
    {
        ["VACUUM", ..] or ["ALTER", "SYSTEM", ..] or ["DISCARD", "ALL"] or ["CLUSTER"] or ["CLUSTER", "VERBOSE"] => true,
        ["CREATE" or "DROP", "DATABASE" or "TABLESPACE" or "SUBSCRIPTION", ..] => true,
        ["CREATE" or "DROP", "INDEX", "CONCURRENTLY", ..] or ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..] => true,
        ["REINDEX", "SCHEMA" or "DATABASE" or "SYSTEM", ..] or ["REINDEX", "VERBOSE", "SCHEMA" or "DATABASE" or "SYSTEM", ..] => true,
        ["REINDEX", .. var rest] => rest.Contains("CONCURRENTLY"),
        ["ALTER", "TABLE", .. var rest] => rest.Contains("DETACH") && rest[^1] == "CONCURRENTLY",
        ["ALTER", "SUBSCRIPTION", .. var rest] => rest.Contains("PUBLICATION"),
        ["ALTER", "DATABASE", .. var rest] => rest.Contains("TABLESPACE"),
        _ => false,
    };
}
