using System.Data.Common;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the state of a live database from PostgreSQL's catalog. Names come back sorted, columns in their own order.</summary>
internal sealed class DatabaseState
{
    private readonly DbConnection _connection;
    private readonly string _historyTable;
    private readonly string? _defaultSchema;

    private DatabaseState(DbConnection connection, string historyTable, string? defaultSchema)
    {
        _connection = connection;
        _historyTable = historyTable;
        _defaultSchema = defaultSchema;
    }

    /// <summary>Reads everything but PostgreSQL's own schemas, what extensions brought along, and the history table.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="historyTable">The history table's name.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="DbException">The catalog cannot be read.</exception>
    public static async Task<RelationalState> ReadAsync(DbConnection connection, string historyTable, CancellationToken cancellationToken = default)
    {
        var defaultSchema = await DefaultSchemaAsync(connection, cancellationToken).ConfigureAwait(false);
        return await new DatabaseState(connection, historyTable, defaultSchema).ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the views, which no migration of ours touches: their columns as those of tables without keys.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="DbException">The catalog cannot be read.</exception>
    public static async Task<IReadOnlyList<Table>> ReadViewsAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        var database = new DatabaseState(connection, "", await DefaultSchemaAsync(connection, cancellationToken).ConfigureAwait(false));
        var columns = await database.ReadAsync(CatalogQueries.ViewColumns, row => (database.Table(row), database.Column(row)), cancellationToken).ConfigureAwait(false);
        return [.. columns.Select(view => new Table(view.Key.Schema, view.Key.Name, [.. view], null, [], []))];
    }

    /// <summary>The schema that unqualified names mean on a connection; null when its search path names none that exists.</summary>
    public static async Task<string?> DefaultSchemaAsync(DbConnection connection, CancellationToken cancellationToken = default) =>
        (await QueryAsync(connection, "SELECT current_schema()::text", cancellationToken).ConfigureAwait(false))[0][0] as string;

    /// <summary>The rows of a query, with null for NULL.</summary>
    public static async Task<IReadOnlyList<object?[]>> QueryAsync(DbConnection connection, string query, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = query;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<object?[]>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var row = new object?[reader.FieldCount];
                    reader.GetValues(row!);
                    rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
                }

                return rows;
            }
        }
    }

    private async Task<RelationalState> ReadAsync(CancellationToken cancellationToken)
    {
        var columns = await ReadAsync(CatalogQueries.Columns, row => (Table(row), Column(row)), cancellationToken).ConfigureAwait(false);
        var keys = await ReadAsync(CatalogQueries.PrimaryKeys, row => (Table(row), new Key((string)row[2], (string[])row[3])), cancellationToken).ConfigureAwait(false);
        var indexes = await ReadAsync(CatalogQueries.Indexes, row => (Table(row), Index(row)), cancellationToken).ConfigureAwait(false);
        var foreignKeys = await ReadAsync(CatalogQueries.ForeignKeys, row => (Table(row), ForeignKey(row)), cancellationToken).ConfigureAwait(false);
        var tables = await ReadAsync(CatalogQueries.Tables, row => (Table: Table(row), true), cancellationToken).ConfigureAwait(false);
        var enums = await QueryAsync(_connection, CatalogQueries.Enums, cancellationToken).ConfigureAwait(false);
        var extensions = await QueryAsync(_connection, CatalogQueries.Extensions, cancellationToken).ConfigureAwait(false);
        return new(
            [.. extensions.Select(row => new ExtensionState((string)row[0]!, null, null))],
            [.. enums.Select(row => new EnumState(Schema((string)row[0]!), (string)row[1]!, (string[])row[2]!))],
            [.. tables
                .Select(group => group.Key)
                .Where(table => table.Name != _historyTable)
                .Select(table => new Table(
                    table.Schema,
                    table.Name,
                    [.. columns[table]],
                    keys[table].FirstOrDefault(),
                    [.. indexes[table]],
                    [.. foreignKeys[table]]))]);
    }

    private async Task<ILookup<(string? Schema, string Name), T>> ReadAsync<T>(
        string query, Func<object[], ((string? Schema, string Name) Table, T Value)> read, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(_connection, query, cancellationToken).ConfigureAwait(false);
        return rows.Select(row => read(row!)).ToLookup(pair => pair.Table, pair => pair.Value);
    }

    private (string? Schema, string Name) Table(object?[] row) => (Schema((string)row[0]!), (string)row[1]!);

    private string? Schema(string name) => name == _defaultSchema ? null : name;

    private Column Column(object?[] row)
    {
        var (name, type, enumSchema, enumName, isArray, isNullable) = ((string)row[2]!, (string)row[3]!, row[4] as string, row[5] as string, (bool)row[6]!, (bool)row[7]!);
        if (enumName is not null)
        {
            type = Migrations.Sql.Sql.Name(Schema(enumSchema!), enumName) + (isArray ? "[]" : "");
        }

        var canonical = PostgresType.Canonical(type);
        var sequence = canonical is "SMALLINT" or "INTEGER" or "BIGINT" ? row[10] as string : null;
        return new(name, canonical, isNullable, Default(row[8] as string, (char)row[9]!, sequence));
    }

    private static ColumnDefault? Default(string? expression, char identity, string? sequence) => identity switch
    {
        'a' => new ColumnDefault.Identity(Always: true),
        'd' => new ColumnDefault.Identity(Always: false),
        _ when expression is null || DefaultExpression.Normalize(expression) == "null" => null,
        _ when sequence is not null && expression.StartsWith("nextval(", StringComparison.Ordinal) => new ColumnDefault.Serial(sequence),
        _ => new ColumnDefault.Expression(expression),
    };

    private static TableIndex Index(object[] row)
    {
        var (columns, descending, classes) = ((string[])row[4], (bool[])row[5], (string[])row[6]);
        return new(
            (string)row[2],
            (bool)row[3],
            [.. columns.Select((column, i) => new IndexColumn(column, descending[i], classes[i].Length == 0 ? null : classes[i]))],
            (string)row[7],
            row[8] as string);
    }

    private ForeignKey ForeignKey(object[] row) => new(
        (string)row[2],
        (string[])row[3],
        Schema((string)row[4]),
        (string)row[5],
        (string[])row[6],
        Action((char)row[7]),
        Action((char)row[8]));

    private static ForeignKeyAction Action(char code) => code switch
    {
        'r' => ForeignKeyAction.Restrict,
        'c' => ForeignKeyAction.Cascade,
        'n' => ForeignKeyAction.SetNull,
        'd' => ForeignKeyAction.SetDefault,
        _ => ForeignKeyAction.NoAction,
    };
}
