using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

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

    private RelationalCommandParameterObject Parameters => new(connection, null, null, context.Context, logger, CommandSource.Migrations);

    /// <summary>Runs one or more statements.</summary>
    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        commands.Build(sql).ExecuteNonQueryAsync(Parameters, cancellationToken);

    /// <summary>Asks for one true or false.</summary>
    public async Task<bool> AskAsync(string sql, CancellationToken cancellationToken) =>
        await commands.Build(sql).ExecuteScalarAsync(Parameters, cancellationToken).ConfigureAwait(false) is true;

    /// <summary>Reads rows.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken)
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
}
