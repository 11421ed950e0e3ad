using System.Text;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Migrations;

/// <summary>One script of several migrations, with their history rows, for people who apply SQL by other means.</summary>
internal static class RangeScript
{
    /// <summary>A script for a database that holds just the migrations before the range.</summary>
    /// <param name="range">The migrations.</param>
    /// <param name="history">The history table's SQL.</param>
    /// <param name="inTransactions">True to put each migration into a transaction, where its script allows that.</param>
    public static string Write(MigrationRange range, HistoryStatements history, bool inTransactions)
    {
        var text = new StringBuilder();
        if (range.StartsAtTheBeginning)
        {
            text.Append(history.CreateIfNotExists).Append("\n\n");
        }

        foreach (var migration in range.Scripts)
        {
            var isWrapped = inTransactions && SqlScript.Parse(migration.Sql).FitsInTransaction;
            text.Append($"-- Migration {migration.Id}\n");
            text.Append(isWrapped ? "START TRANSACTION;\n" : "");
            text.Append(Terminated(migration.Sql.Trim())).Append('\n');
            text.Append(history.InsertApplied(migration)).Append('\n');
            text.Append(isWrapped ? "COMMIT;\n\n" : "\n");
        }

        return text.ToString();
    }

    /// <summary>A script that applies what a database does not hold yet, each migration whole or not at all.</summary>
    /// <exception cref="MigrationException">ESB3104: a migration holds what such a script cannot.</exception>
    public static string WriteIdempotent(MigrationRange range, HistoryStatements history)
    {
        var text = new StringBuilder();
        text.Append(history.CreateIfNotExists).Append("\n\n");
        text.Append(DollarQuote.Block(
            $"""
                IF {history.HasFailed} THEN
                    RAISE EXCEPTION 'ESB3009: a migration failed earlier, and nothing more is applied until that is resolved' USING HINT = 'npx prisma migrate status names it.';
                END IF;
            """)).Append("\n\n");
        foreach (var migration in range.Scripts)
        {
            text.Append($"-- Migration {migration.Id}\n");
            text.Append(DollarQuote.Block(
                $"""
                    IF NOT {history.IsApplied(migration.Id)} THEN
                {string.Join('\n', Executions(migration))}
                        {history.InsertApplied(migration)}
                    END IF;
                """)).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>The statements as strings: a block of PL/pgSQL could not hold CREATE VIEW and others as they are.</summary>
    private static IEnumerable<string> Executions(MigrationScript migration)
    {
        var script = SqlScript.Parse(migration.Sql);
        if (script.IsMarked || script.OutsideTransaction is not null)
        {
            throw Refusal(migration, script.ReasonAgainstTransaction, "it is not for a transaction");
        }

        foreach (var statement in script.Statements)
        {
            if (statement.CopyRows is not null)
            {
                throw Refusal(migration, statement.Line, "COPY from the input cannot be made conditional");
            }

            switch (statement.Transaction)
            {
                case TransactionUse.Any:
                    yield return $"        EXECUTE {DollarQuote.Of(statement.Text)};";
                    break;
                case TransactionUse.RollsBack:
                    throw Refusal(migration, statement.Line, "a block cannot roll back a part of itself");

                // The block is a transaction already: the script's own COMMIT comes with its end.
                case TransactionUse.Begins or TransactionUse.Commits:
                    break;
            }
        }
    }

    private static MigrationException Refusal(MigrationScript migration, int line, string reason) => new(
        "ESB3104",
        $"The migration '{migration.Id}' cannot be part of an idempotent script: see {MigrationSource.ScriptName}, line {line}: {reason}. Apply the folder with 'dotnet ef database update' or a bundle: both run what is pending and nothing else. Or leave this migration out with the command's range.");

    /// <summary>The script with its last statement ended: an end that another statement would run into is none.</summary>
    private static string Terminated(string script)
    {
        var count = SqlScript.Parse(script).Statements.Count;
        var isOpen = count > 0 && SqlScript.Parse($"{script}\nSELECT").Statements.Count == count;
        return isOpen ? $"{script}\n;" : script;
    }
}
