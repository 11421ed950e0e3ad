using System.Text;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Migrations;

/// <summary>A script that does what a database is still without, each migration whole or not at all, however often it runs.</summary>
internal static class IdempotentScript
{
    /// <summary>Writes the script.</summary>
    /// <exception cref="MigrationException">ESB3104: a migration holds what such a script cannot.</exception>
    public static string Write(MigrationRange range, HistoryStatements history)
    {
        var text = new StringBuilder();
        text.Append(history.CreateIfNotExists).Append("\n\n");
        text.Append(DollarQuote.Block(
            $"""
                IF {history.HasFailed} THEN
                    RAISE EXCEPTION 'ESB3009: a migration failed earlier, and nothing more is applied until that is resolved' USING HINT = 'dotnet schemabridge migrate status names it.';
                END IF;
            """)).Append("\n\n");
        foreach (var step in range.Steps)
        {
            text.Append(RangeScript.Title(step));
            text.Append(DollarQuote.Block(
                $"""
                    IF {(step.IsBack ? "" : "NOT ")}{history.IsApplied(step.Migration.Id)} THEN
                {string.Join('\n', Executions(step))}
                        {RangeScript.Row(step, history)}
                    END IF;
                """)).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>The statements as strings: a block of PL/pgSQL could not hold CREATE VIEW and others as they are.</summary>
    private static IEnumerable<string> Executions(MigrationStep step)
    {
        if (step.Script.IsMarked || step.Script.OutsideTransaction is not null)
        {
            throw Refusal(step, step.Script.ReasonAgainstTransaction, "it is not for a transaction");
        }

        foreach (var statement in step.Script.Statements)
        {
            if (statement.CopyRows is not null)
            {
                throw Refusal(step, statement.Line, "COPY from the input cannot be made conditional");
            }

            switch (statement.Transaction)
            {
                case TransactionUse.Any:
                    yield return $"        EXECUTE {DollarQuote.Of(statement.Text)};";
                    break;
                case TransactionUse.RollsBack:
                    throw Refusal(step, statement.Line, "a block cannot roll back a part of itself");

                // The block is a transaction already: the script's own COMMIT comes with its end.
                case TransactionUse.Begins or TransactionUse.Commits:
                    break;
            }
        }
    }

    private static MigrationException Refusal(MigrationStep step, int line, string reason) => new(
        "ESB3104",
        $"{step.Title} cannot be part of an idempotent script: see {step.FileName}, line {line}: {reason}. Apply the folder with 'dotnet ef database update' or a bundle: both run what is pending and nothing else. Or leave this migration out with the command's range.");
}
