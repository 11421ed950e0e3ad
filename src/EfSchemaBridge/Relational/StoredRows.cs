using System.Data.Common;
using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.Relational;

/// <summary>Finds out which rows of a model (<c>HasData</c>) a database holds, and which of their values.</summary>
internal static class StoredRows
{
    private const int RowsOfOneQuery = 100;

    /// <summary>The state of a database, with those of the model's rows that it holds. What other rows it holds is nobody's business: people may have put them there.</summary>
    /// <param name="connection">An open connection to the database.</param>
    /// <param name="database">What was read from it.</param>
    /// <param name="model">The model's state.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="DbException">The rows cannot be read.</exception>
    public static async Task<RelationalState> FindAsync(DbConnection connection, RelationalState database, RelationalState model, CancellationToken cancellationToken = default)
    {
        var found = new List<TableRows>();
        foreach (var rows in model.Rows)
        {
            if (database.Tables.FirstOrDefault(t => t.FullName == rows.FullName) is { } table && rows.Key.All(column => table.FindColumn(column) is not null))
            {
                var stored = new List<IReadOnlyDictionary<string, string>>();
                foreach (var part in rows.Rows.Chunk(RowsOfOneQuery).Select(part => part.ToList()))
                {
                    stored.AddRange(await FindAsync(connection, table, rows.Key, part, cancellationToken).ConfigureAwait(false));
                }

                found.Add(rows with { Rows = stored });
            }
        }

        return database with { Rows = found };
    }

    private static async Task<List<IReadOnlyDictionary<string, string>>> FindAsync(
        DbConnection connection, Table table, IReadOnlyList<string> key, List<IReadOnlyDictionary<string, string>> rows, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = string.Join("\nUNION ALL ", rows.Select((row, place) => Query(table, key, row, place)));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var stored = new List<IReadOnlyDictionary<string, string>>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var row = rows[reader.GetInt32(0)];
                    var same = (bool[])reader.GetValue(1);
                    stored.Add(Known(table, row).Where((_, i) => same[i]).ToDictionary());
                }

                return stored;
            }
        }
    }

    private static string Query(Table table, IReadOnlyList<string> key, IReadOnlyDictionary<string, string> row, int place)
    {
        var same = Known(table, row).Select(pair => IsSame(table.FindColumn(pair.Key)!, pair.Value));
        var condition = key.Select(column => $"{Sql.Name(column)} = {row[column]}");
        return $"SELECT {place}, ARRAY[{string.Join(", ", same)}] FROM {Sql.Name(table)} WHERE {string.Join(" AND ", condition)}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Known(Table table, IReadOnlyDictionary<string, string> row) => row.Where(pair => table.FindColumn(pair.Key) is not null);

    /// <summary>Some types know no equality of their own.</summary>
    private static string IsSame(Column column, string literal) => column.Type switch
    {
        "JSON" or "JSONB" => $"{Sql.Name(column.Name)}::jsonb IS NOT DISTINCT FROM ({literal})::jsonb",
        "XML" => $"{Sql.Name(column.Name)}::text IS NOT DISTINCT FROM ({literal})::text",
        _ => $"{Sql.Name(column.Name)} IS NOT DISTINCT FROM {literal}",
    };
}
