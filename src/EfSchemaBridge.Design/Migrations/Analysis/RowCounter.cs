using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>Counts rows, without ever waiting long or failing: a migration is added whether or not its warnings have numbers.</summary>
/// <param name="connection">An open connection outside of a transaction, or null to count nothing.</param>
/// <param name="names">What things are called there.</param>
internal sealed class RowCounter(NpgsqlConnection? connection, NamesBefore names)
{
    private static readonly TimeSpan OneCount = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AllCounts = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, RowCount?> _known = [];
    private readonly Stopwatch _clock = new();

    /// <summary>The number of rows, or null when there is no database, it holds no such table, or it takes too long.</summary>
    public async Task<RowCount?> CountAsync(CountQuery? query, CancellationToken cancellationToken)
    {
        if (query is null || connection is null)
        {
            return null;
        }

        var sql = query.Sql(names);
        if (!_known.TryGetValue(sql, out var count))
        {
            _clock.Start();
            count = await AskAsync(connection, sql, query.Estimated, cancellationToken).ConfigureAwait(false);
            _clock.Stop();
            _known.Add(sql, count);
        }

        return count;
    }

    private async Task<RowCount?> AskAsync(NpgsqlConnection database, string sql, Table? estimated, CancellationToken cancellationToken)
    {
        var rows = _clock.Elapsed < AllCounts ? await ScalarAsync(database, sql, cancellationToken).ConfigureAwait(false) : null;
        if (rows is not null || estimated is null)
        {
            return rows is { } counted ? new RowCount(counted) : null;
        }

        var estimate = await ScalarAsync(database, $"SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass({Sql.Literal(names.Of(estimated))})", cancellationToken).ConfigureAwait(false);
        return estimate > 0 ? new RowCount(estimate.Value, IsEstimate: true) : null;
    }

    private static async Task<long?> ScalarAsync(NpgsqlConnection database, string sql, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var timeout = OneCount.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
                var command = new NpgsqlCommand($"SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = {timeout}; {sql}", database, transaction);
                await using (command.ConfigureAwait(false))
                {
                    return (long?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return null;
        }
    }
}
