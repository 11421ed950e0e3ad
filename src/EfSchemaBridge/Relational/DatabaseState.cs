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
        var checks = await ReadAsync(CatalogQueries.Checks, row => (Table(row), new CheckConstraint((string)row[2], (string)row[3])), cancellationToken).ConfigureAwait(false);
        var tables = await QueryAsync(_connection, CatalogQueries.Tables, cancellationToken).ConfigureAwait(false);
        var sequences = await QueryAsync(_connection, CatalogQueries.Sequences, cancellationToken).ConfigureAwait(false);
        var enums = await QueryAsync(_connection, CatalogQueries.Enums, cancellationToken).ConfigureAwait(false);
        var extensions = await QueryAsync(_connection, CatalogQueries.Extensions, cancellationToken).ConfigureAwait(false);
        return new(
            [.. extensions.Select(row => new ExtensionState((string)row[0]!, null, null))],
            [.. enums.Select(row => new EnumState(Schema((string)row[0]!), (string)row[1]!, (string[])row[2]!))],
            [.. tables
                .Select(row => (Row: row, Name: Table(row)))
                .Where(table => table.Name.Name != _historyTable)
                .Select(table => new Table(
                    table.Name.Schema,
                    table.Name.Name,
                    [.. columns[table.Name]],
                    keys[table.Name].FirstOrDefault(),
                    [.. indexes[table.Name]],
                    [.. foreignKeys[table.Name]])
                {
                    Comment = table.Row[2] as string,
                    IsUnlogged = (bool)table.Row[3]!,
                    StorageParameters = Parameters(table.Row[4]),
                    Checks = [.. checks[table.Name]],
                })])
        {
            Sequences = [.. sequences.Select(Sequence)],
            IsFromDatabase = true,
        };
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

        type = PostgresType.Canonical(type);
        var sequence = type is "SMALLINT" or "INTEGER" or "BIGINT" ? row[10] as string : null;
        return new(name, type, isNullable, (char)row[9]! is 'a' or 'd' ? Identity(row, type) : Default(row[8] as string, sequence))
        {
            Computed = row[12] is string computed ? new ComputedColumn(computed, IsStored: (char)row[11]! == 's') : null,
            Collation = row[13] as string,
            Comment = row[14] as string,
            Compression = (char)row[15]! switch { 'p' => "pglz", 'l' => "lz4", _ => null },
        };
    }

    private SequenceState Sequence(object?[] row)
    {
        var type = PostgresType.Canonical((string)row[2]!);
        return new(Schema((string)row[0]!), (string)row[1]!, type, Options(row, 3, type));
    }

    private static ColumnDefault.Identity Identity(object?[] row, string type) => new((char)row[9]! == 'a') { Options = Options(row, 16, type) };

    private static SequenceOptions Options(object?[] row, int first, string type) => new SequenceOptions(
        (long)row[first]!,
        (long)row[first + 1]!,
        (long)row[first + 2]!,
        (long)row[first + 3]!,
        (bool)row[first + 4]!,
        (long)row[first + 5]!).For(type);

    private static IReadOnlyList<string> Parameters(object? options) => [.. (options as string[] ?? []).Order(StringComparer.Ordinal)];

    private static ColumnDefault? Default(string? expression, string? sequence) => expression switch
    {
        _ when expression is null || DefaultExpression.Normalize(expression) == "null" => null,
        _ when sequence is not null && expression.StartsWith("nextval(", StringComparison.Ordinal) => new ColumnDefault.Serial(sequence) { Sql = expression },
        _ => new ColumnDefault.Expression(expression),
    };

    private static TableIndex Index(object[] row)
    {
        var (columns, descending, classes) = ((string[])row[4], (bool[])row[5], (string[])row[6]);
        var (collations, nullsFirst) = ((string[])row[11], (bool[])row[12]);
        var isOrdered = (string)row[7] == TableIndex.DefaultMethod;
        return new(
            (string)row[2],
            (bool)row[3],
            [.. columns.Select((column, i) => new IndexColumn(column, descending[i], classes[i].Length == 0 ? null : classes[i])
            {
                Collation = collations[i].Length == 0 ? null : collations[i],
                NullsFirst = isOrdered && nullsFirst[i] != descending[i] ? nullsFirst[i] : null,
            })],
            (string)row[7],
            row[8] as string)
        {
            IsConstraint = (bool)row[9],
            Included = (string[])row[10],
            NullsNotDistinct = (bool)row[13],
            StorageParameters = Parameters(row[14]),
        };
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
