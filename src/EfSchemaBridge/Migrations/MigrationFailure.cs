using System.Data.Common;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>Says where a migration failed, why, and what came of it.</summary>
internal static class MigrationFailure
{
    /// <summary>PostgreSQL's code for the use of an enum's new value in the transaction that added it; Npgsql has no name for it.</summary>
    private const string UnsafeNewEnumValueUsage = "55P04";

    /// <summary>How Npgsql begins what it says instead of rows' values, with advice about connection strings that a URL has no word for.</summary>
    private const string Redacted = "Detail redacted";

    /// <summary>The error of a run.</summary>
    /// <param name="step">The script that ran.</param>
    /// <param name="statement">The statement that failed, or null when the end of the transaction did.</param>
    /// <param name="cause">What PostgreSQL or the connection said.</param>
    /// <param name="outcome">What came of it, and what to do.</param>
    public static MigrationException Of(MigrationStep step, SqlStatement? statement, DbException cause, string outcome)
    {
        var postgres = cause as PostgresException;
        string?[] lines =
        [
            $"{step.Title} failed{Place(step, statement, postgres)}{(step.IsBack ? "" : " (Prisma's P3018)")}.",
            statement is null ? null : $"Statement: {statement.Summary()}",
            postgres is null ? Reason(cause) : $"PostgreSQL says: {postgres.SqlState}: {postgres.MessageText}",
            postgres?.Detail is { } detail && !detail.StartsWith(Redacted, StringComparison.Ordinal) ? $"Detail: {detail}" : null,
            postgres?.Hint is { } hint ? $"Hint: {hint}" : null,
            outcome,
            Advice(postgres?.SqlState),
        ];
        return new MigrationException("ESB3018", string.Join(Environment.NewLine, lines.OfType<string>()), cause);
    }

    private static string Place(MigrationStep step, SqlStatement? statement, PostgresException? postgres)
    {
        if (statement is null)
        {
            return " at its commit";
        }

        // A position in a function's own query is none in the script.
        var position = postgres switch
        {
            { InternalQuery: null } => postgres.Position,
            { InternalQuery: var query } when query == statement.Text => postgres.InternalPosition,
            _ => 0,
        };
        return $" at {step.FileName}, line {statement.LineAt(position)}";
    }

    private static string Reason(DbException cause) => cause.InnerException is TimeoutException
        ? "It ran longer than the command timeout of the context. Set a longer one: UseNpgsql(..., o => o.CommandTimeout(SECONDS))."
        : cause.Message;

    /// <summary>What helps where a transaction is what PostgreSQL minds.</summary>
    private static string? Advice(string? sqlState) =>
        sqlState is UnsafeNewEnumValueUsage or PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination
            ? $"To run this script without a transaction, statement by statement, make its first line: {SqlScript.NoTransactionMark}"
            : null;
}
