using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3206: a unique index over rows that are there. As Prisma, it warns even when no rows share values now: the next database may differ.</summary>
internal static class UniqueIndexes
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes)
    {
        var before = changes.OfType<SchemaChange.AlterTable>().ToDictionary(altered => altered.After.FullName, altered => altered.Before);
        return changes.OfType<SchemaChange.CreateIndex>()
            .Where(created => created is { OnNewTable: false, Index.IsUnique: true })
            .Select(created => Unique(before.GetValueOrDefault(created.Table.FullName, created.Table), created.Index));
    }

    private static Finding Unique(Table table, TableIndex index) => new(
        "ESB3206",
        WarningKind.DataLoss,
        index.Columns.All(c => table.FindColumn(c.Name) is not null) ? CountQuery.DuplicatesOf(table, index) : null,
        rows => rows switch
        {
            { Rows: 0 } => $"{Beginning(table, index)} cannot be made if rows share their values of {Words.ColumnsOf(index)}; none do now.",
            { Rows: 1 } => $"{Beginning(table, index)} cannot be made while 1 row repeats the values of another in {Words.ColumnsOf(index)}.",
            { } count => $"{Beginning(table, index)} cannot be made while {count} repeat the values of others in {Words.ColumnsOf(index)}.",
            _ => $"{Beginning(table, index)} cannot be made if rows share their values of {Words.ColumnsOf(index)}.",
        });

    private static string Beginning(Table table, TableIndex index) => $"the unique index `{index.Name}` on the table {Words.Of(table)}";
}
