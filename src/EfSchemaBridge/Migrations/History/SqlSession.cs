using System.Data;
using System.Data.Common;
using System.Diagnostics;
using EfSchemaBridge.Migrations.Statements;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EfSchemaBridge.Migrations.History;

/// <summary>Runs SQL on a context's connection the way EF does, so that logging, interceptors and the command timeout apply.</summary>
internal sealed class SqlSession(
    IRelationalConnection connection,
    IRawSqlCommandBuilder commands,
    ICurrentDbContext context,
    IRelationalCommandDiagnosticsLogger logger)
{
    /// <summary>The context's connection.</summary>
    public IRelationalConnection Connection => connection;

    /// <summary>True when the migration runs in a transaction that the application has begun.</summary>
    public bool IsInTransaction => connection.CurrentTransaction is not null;

    private bool IsOpen => connection.DbConnection.State == ConnectionState.Open;

    private RelationalCommandParameterObject Parameters => new(connection, null, null, context.Context, logger, CommandSource.Migrations);

    /// <summary>Runs one or more statements.</summary>
    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        commands.Build(sql).ExecuteNonQueryAsync(Parameters, cancellationToken);

    /// <summary>Runs a script's statement in the session that the run began in.</summary>
    /// <exception cref="NpgsqlException">The session is lost, and EF would open another one, without the run's lock and transaction; or the statement is not for a script, and ends the session.</exception>
    public async Task ExecuteAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw new NpgsqlException("The connection to PostgreSQL was lost.", new IOException());
        }

        try
        {
            await (statement.CopyRows is { } rows ? CopyAsync(statement.Text, rows, cancellationToken) : ExecuteAsync(statement.Command, cancellationToken)).ConfigureAwait(false);
        }
        catch (NotSupportedException exception)
        {
            throw new NpgsqlException(ClientCopy.Refusal, exception);
        }
    }

    /// <summary>Runs a statement where another error has come first and is the one that counts.</summary>
    /// <returns>False when it could not run.</returns>
    public async Task<bool> TryExecuteAsync(string sql)
    {
        try
        {
            await ExecuteAsync(sql, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>False where the application has found no connection string.</summary>
    public bool HasConnection => connection.DbConnection.ConnectionString.Length > 0;

    /// <summary>Npgsql reads the database's types when it connects: what this migration made, or the one it waited for, is not among them yet.</summary>
    public Task ReloadTypesAsync(CancellationToken cancellationToken) =>
        connection.DbConnection is NpgsqlConnection npgsql ? npgsql.ReloadTypesAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Asks for one true or false.</summary>
    public async Task<bool> AskAsync(string sql, CancellationToken cancellationToken) =>
        await commands.Build(sql).ExecuteScalarAsync(Parameters, cancellationToken).ConfigureAwait(false) is true;

    /// <summary>Reads rows.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var reader = await commands.Build(sql).ExecuteReaderAsync(Parameters, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader.DbDataReader));
            }

            return rows;
        }
    }

    /// <summary>Loads rows. EF Core has no command for that, so its log and its interceptors are told here.</summary>
    private async Task CopyAsync(string statement, string rows, CancellationToken cancellationToken)
    {
        var command = connection.DbConnection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = statement;
            command.CommandTimeout = connection.CommandTimeout ?? command.CommandTimeout;
            var (id, start, clock) = (Guid.NewGuid(), DateTimeOffset.UtcNow, Stopwatch.StartNew());
            var intercepted = await logger.CommandNonQueryExecutingAsync(
                connection, command, statement, context.Context, id, connection.ConnectionId, start, CommandSource.Migrations, cancellationToken).ConfigureAwait(false);
            try
            {
                if (!intercepted.HasResult)
                {
                    await WriteRowsAsync(command, rows, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (DbException exception)
            {
                await logger.CommandErrorAsync(
                    connection, command, statement, context.Context, DbCommandMethod.ExecuteNonQuery, id, connection.ConnectionId, exception, start, clock.Elapsed, CommandSource.Migrations, cancellationToken).ConfigureAwait(false);
                throw;
            }

            await logger.CommandNonQueryExecutedAsync(
                connection, command, statement, context.Context, id, connection.ConnectionId, intercepted.HasResult ? intercepted.Result : -1, start, clock.Elapsed, CommandSource.Migrations, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteRowsAsync(DbCommand command, string rows, CancellationToken cancellationToken)
    {
        var writer = await ((NpgsqlConnection)command.Connection!).BeginTextImportAsync(command.CommandText, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(rows.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
