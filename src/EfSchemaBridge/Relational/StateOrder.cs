using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.Relational;

/// <summary>Arranges what a state holds; order is no difference between states, but scripts follow it.</summary>
internal static class StateOrder
{
    /// <summary>The state in the order of another that holds mostly the same: what only the state holds comes last.</summary>
    public static RelationalState Like(RelationalState state, RelationalState template)
    {
        var tables = template.Tables.ToDictionary(t => t.FullName);
        return state with
        {
            Enums = Arrange(state.Enums, template.Enums, e => (e.Schema, e.Name)),
            Tables = [.. Arrange(state.Tables, template.Tables, t => t.FullName).Select(t => tables.TryGetValue(t.FullName, out var other) ? Like(t, other) : t)],
        };
    }

    /// <summary>
    /// The state as a database lists it once it has been migrated: sorted by name, with new columns behind the old, and with the sequences that have
    /// other names than PostgreSQL would choose today.
    /// </summary>
    public static RelationalState AsListed(RelationalState state, RelationalState before)
    {
        var tables = before.Tables.ToDictionary(t => t.FullName);
        return state with
        {
            Enums = [.. state.Enums.OrderBy(e => e.Schema, StringComparer.Ordinal).ThenBy(e => e.Name, StringComparer.Ordinal)],
            Tables = [.. state.Tables
                .OrderBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => t with
                {
                    Columns = tables.TryGetValue(t.FullName, out var other) ? [.. Arrange(t.Columns, other.Columns, c => c.Name).Select(c => WithSequence(t, c, other.FindColumn(c.Name)))] : t.Columns,
                    Indexes = [.. t.Indexes.OrderBy(i => i.Name, StringComparer.Ordinal)],
                    ForeignKeys = [.. t.ForeignKeys.OrderBy(k => k.Name, StringComparer.Ordinal)],
                })],
        };
    }

    private static Column WithSequence(Table table, Column column, Column? before) => (before?.Default, column.Default) switch
    {
        (_, not ColumnDefault.Serial) => column,
        (ColumnDefault.Identity, _) => column,
        (ColumnDefault.Serial(var kept), _) => column with { Default = new ColumnDefault.Serial(kept) },
        _ when before is not null => column with { Default = new ColumnDefault.Serial(ColumnScript.AddedSequenceName(table, column)) },
        _ => column,
    };

    private static Table Like(Table table, Table template) => table with
    {
        IsFromSchema = template.IsFromSchema,
        Columns = Arrange(table.Columns, template.Columns, c => c.Name),
        Indexes = Arrange(table.Indexes, template.Indexes, i => i.Name),
        ForeignKeys = [.. Arrange(table.ForeignKeys, template.ForeignKeys, k => k.Name).Select(k => template.ForeignKeys.FirstOrDefault(k.IsSame) is { } same ? k with { Columns = same.Columns, PrincipalColumns = same.PrincipalColumns } : k)],
    };

    private static IReadOnlyList<T> Arrange<T, TKey>(IReadOnlyList<T> items, IReadOnlyList<T> template, Func<T, TKey> key)
        where TKey : notnull
    {
        var places = template.Index().ToDictionary(pair => key(pair.Item), pair => pair.Index);
        return [.. items.OrderBy(item => places.GetValueOrDefault(key(item), int.MaxValue))];
    }
}
