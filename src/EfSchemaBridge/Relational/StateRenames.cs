using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.Relational;

/// <summary>What a state is after something in it got another name, which everything that refers to it follows.</summary>
internal static class StateRenames
{
    /// <summary>The state with an enum renamed.</summary>
    public static RelationalState WithEnumRenamed(this RelationalState state, EnumState type, string name)
    {
        var (before, after) = (Sql.Name(type.Schema, type.Name), Sql.Name(type.Schema, name));
        return state with
        {
            Enums = [.. state.Enums.Select(e => e.FullName == type.FullName ? e with { Name = name } : e)],
            Tables = Each(state.Tables, t => t.Columns.Any(c => IsOf(c, before)), t => t with
            {
                Columns = Each(t.Columns, c => IsOf(c, before), c => c with { Type = after + c.Type[before.Length..] }),
            }),
        };
    }

    /// <summary>The state with a value of an enum renamed, in defaults too.</summary>
    public static RelationalState WithValueRenamed(this RelationalState state, EnumState type, string before, string after, out EnumState renamed)
    {
        var changed = type with { Labels = [.. type.Labels.Select(label => label == before ? after : label)] };
        renamed = changed;
        var name = Sql.Name(type.Schema, type.Name);
        return state with
        {
            Enums = [.. state.Enums.Select(e => e.FullName == type.FullName ? changed : e)],
            Tables = Each(state.Tables, t => t.Columns.Any(c => IsOf(c, name)), t => t with
            {
                Columns = Each(t.Columns, c => IsOf(c, name) && c.Default is ColumnDefault.Expression, c => c with
                {
                    Default = new ColumnDefault.Expression(((ColumnDefault.Expression)c.Default!).Sql.Replace(Sql.Literal(before), Sql.Literal(after), StringComparison.Ordinal)),
                }),
            }),
        };
    }

    /// <summary>The state with a table renamed.</summary>
    public static RelationalState WithTableRenamed(this RelationalState state, Table table, string name) => state with
    {
        Tables = Each(state.Tables, t => t.FullName == table.FullName || t.ForeignKeys.Any(k => RefersTo(k, table.FullName)), t => t with
        {
            Name = t.FullName == table.FullName ? name : t.Name,
            Columns = t.FullName == table.FullName ? WithOldSequences(t, _ => true) : t.Columns,
            ForeignKeys = Each(t.ForeignKeys, k => RefersTo(k, table.FullName), k => k with { PrincipalTable = name }),
        }),
    };

    /// <summary>The state with a column renamed.</summary>
    public static RelationalState WithColumnRenamed(this RelationalState state, (string? Schema, string Name) table, string before, string after)
    {
        return state with
        {
            Tables = Each(state.Tables, t => t.FullName == table || t.ForeignKeys.Any(k => RefersTo(k, table)), t => (t.FullName == table ? WithColumn(t) : t) with
            {
                ForeignKeys = Each(t.ForeignKeys, k => t.FullName == table || RefersTo(k, table), k => k with
                {
                    Columns = t.FullName == table ? Names(k.Columns) : k.Columns,
                    PrincipalColumns = RefersTo(k, table) ? Names(k.PrincipalColumns) : k.PrincipalColumns,
                }),
            }),
        };

        Table WithColumn(Table t) => t with
        {
            Columns = Each(WithOldSequences(t, c => c.Name == before), c => c.Name == before, c => c with { Name = after }),
            PrimaryKey = t.PrimaryKey is { } key ? key with { Columns = Names(key.Columns) } : null,
            Indexes = [.. t.Indexes.Select(i => i with { Columns = Each(i.Columns, c => c.Name == before, c => c with { Name = after }) })],
        };

        IReadOnlyList<string> Names(IReadOnlyList<string> names) => [.. names.Select(name => name == before ? after : name)];
    }

    /// <summary>The columns of a table before it or they get new names, which their sequences do not follow.</summary>
    private static IReadOnlyList<Column> WithOldSequences(Table table, Func<Column, bool> changes) => Each(
        table.Columns,
        c => changes(c) && c.Default is ColumnDefault.Serial { Sequence: null },
        c => c with { Default = new ColumnDefault.Serial(ColumnScript.SequenceName(table, c)) });

    private static bool IsOf(Column column, string type) => column.Type == type || column.Type == $"{type}[]";

    private static bool RefersTo(ForeignKey key, (string? Schema, string Name) table) => (key.PrincipalSchema, key.PrincipalTable) == table;

    private static IReadOnlyList<T> Each<T>(IReadOnlyList<T> items, Func<T, bool> changes, Func<T, T> change) => [.. items.Select(item => changes(item) ? change(item) : item)];
}
