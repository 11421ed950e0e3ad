using System.Text;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Migrations;

/// <summary>One script of several migrations, with their history rows, for people who apply SQL by other means.</summary>
internal static class RangeScript
{
    /// <summary>A script for a database that stands just where the range begins.</summary>
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

        foreach (var step in range.Steps)
        {
            var isWrapped = inTransactions && step.Script.FitsInTransaction;
            text.Append(Title(step));
            text.Append(isWrapped ? "START TRANSACTION;\n" : "");
            text.Append(Terminated(step.Sql.Trim())).Append('\n');
            text.Append(Row(step, history)).Append('\n');
            text.Append(isWrapped ? "COMMIT;\n\n" : "\n");
        }

        return text.ToString();
    }

    /// <summary>The comment above a migration.</summary>
    public static string Title(MigrationStep step) => step.IsBack ? $"-- Back from migration {step.Migration.Id}\n" : $"-- Migration {step.Migration.Id}\n";

    /// <summary>What the history says of a migration after its script.</summary>
    public static string Row(MigrationStep step, HistoryStatements history) =>
        step.IsBack ? history.Delete(step.Migration.Id) : history.InsertApplied(step.Migration);

    /// <summary>The script with its last statement ended: an end that another statement would run into is none.</summary>
    private static string Terminated(string script)
    {
        var count = SqlScript.Parse(script).Statements.Count;
        var isOpen = count > 0 && SqlScript.Parse($"{script}\nSELECT").Statements.Count == count;
        return isOpen ? $"{script}\n;" : script;
    }
}
