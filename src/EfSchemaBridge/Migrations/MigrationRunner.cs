using System.Data.Common;
using System.Text.RegularExpressions;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>Runs one migration and writes its row of the history: both commit together, unless the script is not for a transaction.</summary>
internal sealed partial class MigrationRunner(SqlSession session, Microsoft.EntityFrameworkCore.Migrations.IHistoryRepository historyRepository)
{
    private readonly HistoryStatements _history = ((PrismaHistoryRepository)historyRepository).Statements;

    /// <summary>Applies a migration.</summary>
    /// <exception cref="MigrationException">ESB3018: PostgreSQL refused a statement.</exception>
    public Task RunAsync(MigrationScript script, CancellationToken cancellationToken) =>
        ManagesItsTransaction().IsMatch(script.Sql) ? RunAsItStandsAsync(script, cancellationToken) : RunInTransactionAsync(script, cancellationToken);

    private async Task RunInTransactionAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        try
        {
            var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await session.ExecuteAsync(_history.Start(id, script), cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
                await session.ExecuteAsync(_history.Finish(id), cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException exception)
        {
            var failure = Failure(script, exception, "Nothing of it was kept: the database is as it was before this migration. Mend the script and run it again.");
            await TryLogAsync(_history.RolledBack(id, script, failure.Message)).ConfigureAwait(false);
            throw failure;
        }
    }

    private async Task RunAsItStandsAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        await session.ExecuteAsync(_history.Start(id, script), cancellationToken).ConfigureAwait(false);
        try
        {
            await ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            var failure = Failure(script, exception, $"The script begins and ends its own transactions, so what ran before this statement may have been kept. See what is there, mend the database, then mark the run: npx prisma migrate resolve --rolled-back {script.Id} (or --applied).");
            await TryLogAsync("ROLLBACK").ConfigureAwait(false);
            await TryLogAsync(_history.Fail(id, failure.Message)).ConfigureAwait(false);
            throw failure;
        }

        await session.ExecuteAsync(_history.Finish(id), cancellationToken).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        // A script of nothing but comments is no statement to Npgsql.
        if (HoldsStatement().IsMatch(Comments().Replace(script.Sql, "")))
        {
            await session.ExecuteAsync(script.Sql, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The run's own error is what counts: a connection that broke with it cannot keep a row as well.</summary>
    private async Task TryLogAsync(string statement)
    {
        try
        {
            await session.ExecuteAsync(statement, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
        }
    }

    private static MigrationException Failure(MigrationScript script, DbException exception, string outcome)
    {
        var place = exception is PostgresException { BatchCommand: { } statement } ? Place(script.Sql, statement.CommandText) : "";
        var postgres = exception as PostgresException;
        string[] lines =
        [
            $"The migration '{script.Id}' failed{place} (Prisma's P3018).",
            postgres is null ? exception.Message : $"{postgres.SqlState}: {postgres.MessageText}",
            .. postgres?.Detail is { } detail ? [$"Detail: {detail}"] : Array.Empty<string>(),
            .. postgres?.Hint is { } hint ? [$"Hint: {hint}"] : Array.Empty<string>(),
            outcome,
        ];
        return new MigrationException("ESB3018", string.Join(Environment.NewLine, lines), exception);
    }

    private static string Place(string script, string statement)
    {
        var start = script.IndexOf(statement.Trim(), StringComparison.Ordinal);
        return statement.Length == 0 || start < 0 ? "" : $" at {MigrationSource.ScriptName}, line {script.AsSpan(0, start).Count('\n') + 1}";
    }

    [GeneratedRegex(@"^\s*(?:BEGIN|COMMIT|START\s+TRANSACTION)(?:\s+(?:WORK|TRANSACTION))?\s*;|\bCONCURRENTLY\b|^\s*VACUUM\b|^\s*ALTER\s+SYSTEM\b|\A--\s*schemabridge:\s*no-transaction", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ManagesItsTransaction();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(@"[^\s;]", RegexOptions.CultureInvariant)]
    private static partial Regex HoldsStatement();
}
