using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>What changes in the enums of two states.</summary>
/// <param name="initial">The state before.</param>
/// <param name="final">The state after.</param>
internal sealed class EnumComparison(RelationalState initial, RelationalState final)
{
    private readonly Lazy<ILookup<string, EnumColumn>> _columns = new(() => ColumnsOf(initial, final));
    private readonly Lazy<ILookup<string, string>> _defaults = new(() => DefaultsOf(final));
    private readonly Lazy<IReadOnlyList<string>> _predicates = new(() => [.. final.Tables.SelectMany(t => t.Indexes).Select(i => i.Where).OfType<string>()]);

    /// <summary>The changes: what goes, what changes, what comes.</summary>
    public IEnumerable<SchemaChange> Changes()
    {
        var targets = final.Enums.ToDictionary(e => e.FullName);
        foreach (var before in initial.Enums)
        {
            if (!targets.Remove(before.FullName, out var after))
            {
                yield return new SchemaChange.DropEnum(before);
            }
            else if (!before.Labels.ToHashSet().SetEquals(after.Labels))
            {
                yield return Altered(before, after);
            }
        }

        foreach (var created in final.Enums.Where(e => targets.ContainsKey(e.FullName)))
        {
            yield return new SchemaChange.CreateEnum(created);
        }
    }

    private SchemaChange.AlterEnum Altered(EnumState before, EnumState after)
    {
        var name = Sql.Sql.Name(after.Schema, after.Name);
        var altered = new SchemaChange.AlterEnum(before, after, [.. _columns.Value[name]]);
        return altered with { IsMadeAnew = altered.Removed.Any() || altered.Added.Any(label => IsUsed(name, Sql.Sql.Literal(label))) };
    }

    /// <summary>PostgreSQL lets nobody use a value in the transaction that added it; a type made anew has all of its values at once.</summary>
    private bool IsUsed(string type, string value) =>
        _defaults.Value[type].Concat(_predicates.Value).Any(sql => sql.Contains(value, StringComparison.Ordinal));

    private static ILookup<string, EnumColumn> ColumnsOf(RelationalState initial, RelationalState final)
    {
        var targets = final.Tables.ToDictionary(t => t.FullName);
        var places = final.Tables.Index().ToDictionary(pair => pair.Item.FullName, pair => pair.Index);
        return Columns().ToLookup(column => Element(column.Before.Type));

        IEnumerable<EnumColumn> Columns() =>
            from table in initial.Tables.OrderBy(t => places.GetValueOrDefault(t.FullName, int.MaxValue))
            let target = targets.GetValueOrDefault(table.FullName)
            from before in table.Columns
            where before.Type[0] == '"'
            let after = target?.FindColumn(before.Name)
            select new EnumColumn(target ?? table, before, after is not null && Element(after.Type) == Element(before.Type) ? after : null);
    }

    private static ILookup<string, string> DefaultsOf(RelationalState state)
    {
        return Defaults().ToLookup(pair => pair.Type, pair => pair.Sql);

        IEnumerable<(string Type, string Sql)> Defaults() =>
            from table in state.Tables
            from column in table.Columns
            where column.Type[0] == '"' && column.Default is ColumnDefault.Expression
            select (Element(column.Type), ((ColumnDefault.Expression)column.Default!).Sql);
    }

    private static string Element(string type) => type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type;
}
