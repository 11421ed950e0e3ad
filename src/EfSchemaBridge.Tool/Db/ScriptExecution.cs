using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Tool.Db;

/// <summary>Runs a script that is no migration.</summary>
internal static class ScriptExecution
{
    /// <summary>Runs a script, in one transaction where its statements allow that.</summary>
    /// <returns>The number of statements.</returns>
    /// <exception cref="ToolException">ESB2011: a statement failed.</exception>
    public static async Task<int> RunAsync(ConnectionUrl url, string sql, string origin, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(url.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await RunAsync(connection, sql, origin, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a script on an open connection, in one transaction where its statements allow that.</summary>
    /// <returns>The number of statements.</returns>
    /// <exception cref="ToolException">ESB2011: a statement failed.</exception>
    public static async Task<int> RunAsync(NpgsqlConnection connection, string sql, string origin, CancellationToken cancellationToken)
    {
        var script = SqlScript.Parse(sql);
        if (!script.FitsInTransaction)
        {
            await RunStatementsAsync(connection, script, origin, "The statements before it are kept.", cancellationToken).ConfigureAwait(false);
            return script.Statements.Count;
        }

        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunStatementsAsync(connection, script, origin, "Nothing of the script was kept.", cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return script.Statements.Count;
    }

    private static async Task RunStatementsAsync(NpgsqlConnection connection, SqlScript script, string origin, string outcome, CancellationToken cancellationToken)
    {
        foreach (var statement in script.Statements)
        {
            try
            {
                await RunAsync(connection, statement, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception)
            {
                throw Failure(statement.LineAt(exception.Position), $"PostgreSQL says: {exception.SqlState}: {exception.MessageText}");
            }
            catch (NotSupportedException)
            {
                throw Failure(statement.Line, ClientCopy.Refusal);
            }
        }

        ToolException Failure(int line, string reason) =>
            new(ToolCodes.DatabaseError, string.Join(Environment.NewLine, $"A statement failed: {origin}, line {line}.", reason, outcome));
    }

    private static async Task RunAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken cancellationToken)
    {
        if (statement.CopyRows is { } rows)
        {
            var writer = await connection.BeginTextImportAsync(statement.Text, cancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(rows.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var command = new NpgsqlCommand(statement.Command, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
