using System.Data.Common;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.Relational;

/// <summary>
/// PostgreSQL gives expressions back in words of its own. Whether <c>age &gt; 0 AND kind IN ('a', 'b')</c> is what a database holds, it tells best itself: tables of the
/// model are made in a transaction that is taken back, and what their expressions read like is compared.
/// </summary>
internal sealed class ExpressionSpelling
{
    private const string Schema = "schemabridge_spelling";

    private readonly DbConnection _connection;
    private readonly RelationalState _model;

    private ExpressionSpelling(DbConnection connection, RelationalState model)
    {
        _connection = connection;
        _model = model;
    }

    /// <summary>The state of a database, with the model's spelling of every expression that means the same.</summary>
    /// <param name="connection">An open connection to the database, outside of a transaction, that may create a schema.</param>
    /// <param name="database">What was read from it.</param>
    /// <param name="model">The model's state.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public static async Task<RelationalState> SettleAsync(DbConnection connection, RelationalState database, RelationalState model, CancellationToken cancellationToken = default)
    {
        var tables = model.Tables.ToDictionary(t => t.FullName);
        var unsettled = database.Tables.Where(t => tables.TryGetValue(t.FullName, out var other) && Settle(t, other, (_, _, _) => false) is (_, true)).Select(t => tables[t.FullName]).ToList();
        return unsettled.Count == 0 ? database : await new ExpressionSpelling(connection, model).SettleAsync(database, unsettled, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RelationalState> SettleAsync(RelationalState database, IReadOnlyList<Table> unsettled, CancellationToken cancellationToken)
    {
        var spelled = await SpellAsync(unsettled, cancellationToken).ConfigureAwait(false);
        var models = _model.Tables.ToDictionary(t => t.FullName);
        return database with
        {
            Tables = [.. database.Tables.Select(t => spelled.TryGetValue(t.FullName, out var probe) ? Settle(t, models[t.FullName], Means(probe)).Table : t)],
        };
    }

    /// <summary>The tables as PostgreSQL gives them back.</summary>
    private async Task<Dictionary<(string? Schema, string Name), Table>> SpellAsync(IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var transaction = await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!await TryAsync($"CREATE SCHEMA {Sql.Name(Schema)}", cancellationToken).ConfigureAwait(false))
            {
                return [];
            }

            var names = new Dictionary<string, (string?, string)>();
            foreach (var (place, table) in tables.Index())
            {
                var probe = Probe(table, $"t{place}");
                await TryAsync("SAVEPOINT spelling", cancellationToken).ConfigureAwait(false);
                if (await TryAsync(ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, new([], [], [probe]))), cancellationToken).ConfigureAwait(false))
                {
                    names.Add(probe.Name, table.FullName);
                }
                else
                {
                    await TryAsync("ROLLBACK TO SAVEPOINT spelling", cancellationToken).ConfigureAwait(false);
                }
            }

            var state = await DatabaseState.ReadAsync(_connection, "", cancellationToken).ConfigureAwait(false);
            return state.Tables.Where(t => t.Schema == Schema).ToDictionary(t => names[t.Name]);
        }
    }

    /// <summary>A table of the same columns and expressions, without keys to other tables.</summary>
    private static Table Probe(Table table, string name) => new(
        Schema,
        name,
        [.. table.Columns.Select(c => c.Default is ColumnDefault.Expression ? c : c with { Default = null })],
        null,
        [.. table.Indexes.Where(i => i.Where is not null && !i.IsConstraint)],
        [])
    {
        Checks = table.Checks,
    };

    /// <summary>True when what the probe holds under a name reads as the database's expression does.</summary>
    private static Func<Kind, string, string, bool> Means(Table probe) => (kind, name, sql) => sql == kind switch
    {
        Kind.Default => (probe.FindColumn(name)?.Default as ColumnDefault.Expression)?.Sql,
        Kind.Computed => probe.FindColumn(name)?.Computed?.Sql,
        Kind.Check => probe.Checks.FirstOrDefault(c => c.Name == name)?.Sql,
        _ => probe.Indexes.FirstOrDefault(i => i.Name == name)?.Where,
    };

    /// <summary>The table with the model's expressions where they mean the same, and whether any differ in words.</summary>
    private static (Table Table, bool Differs) Settle(Table table, Table model, Func<Kind, string, string, bool> means)
    {
        var differs = false;
        var settled = table with
        {
            Columns = [.. table.Columns.Select(c => model.FindColumn(c.Name) is { } other ? Column(c, other) : c)],
            Checks = [.. table.Checks.Select(c => model.Checks.FirstOrDefault(o => o.Name == c.Name) is { } other ? c with { Sql = Word(Kind.Check, c.Name, c.Sql, other.Sql) } : c)],
            Indexes = [.. table.Indexes.Select(i => model.Indexes.FirstOrDefault(o => o.Name == i.Name) is { Where: { } where } && i.Where is not null ? i with { Where = Word(Kind.Filter, i.Name, i.Where, where) } : i)],
        };
        return (settled, differs);

        Column Column(Column column, Column other)
        {
            if (column.Default is ColumnDefault.Serial { Sql: { } next } && other.Default is ColumnDefault.Expression)
            {
                column = column with { Default = new ColumnDefault.Expression(next) };
            }

            if ((column.Default, other.Default) is (ColumnDefault.Expression(var sql), ColumnDefault.Expression(var wanted)) && !column.HasDefaultOf(other))
            {
                column = column with { Default = new ColumnDefault.Expression(Word(Kind.Default, column.Name, sql, wanted)) };
            }

            return (column.Computed, other.Computed) is ({ } computed, { } expected)
                ? column with { Computed = computed with { Sql = Word(Kind.Computed, column.Name, computed.Sql, expected.Sql) } }
                : column;
        }

        string Word(Kind kind, string name, string sql, string wanted)
        {
            if (DefaultExpression.Normalize(sql) == DefaultExpression.Normalize(wanted) || means(kind, name, sql))
            {
                return wanted;
            }

            differs = true;
            return sql;
        }
    }

    private async Task<bool> TryAsync(string sql, CancellationToken cancellationToken)
    {
        var command = _connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (DbException)
            {
                return false;
            }
        }
    }

    private enum Kind
    {
        Default,
        Computed,
        Check,
        Filter,
    }
}
