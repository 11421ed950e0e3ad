using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3230 and ESB3231: what is dropped looks like what is added, and the hint <c>/// @renamedFrom(oldName)</c> would keep it.</summary>
internal static class RenameHints
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => Tables(changes).Concat(changes.OfType<SchemaChange.AlterTable>().SelectMany(Columns));

    private static IEnumerable<Finding> Columns(SchemaChange.AlterTable altered)
    {
        var added = altered.Changes.OfType<TableChange.AddColumn>().Select(c => c.Column).ToList();
        return altered.Changes.OfType<TableChange.DropColumn>()
            .Select(c => (Dropped: c.Column, Added: added.Find(other => other.Type == c.Column.Type)))
            .Where(pair => pair.Added is not null)
            .Select(pair => Hint(
                "ESB3230",
                CountQuery.ValuesOf(altered.Before, pair.Dropped.Name),
                $"in the table {Words.Of(altered.Before)} the column `{pair.Dropped.Name}` is dropped and `{pair.Added!.Name}` of the same type is added: if it is the same one under a new name, write `/// @renamedFrom({pair.Dropped.SchemaName ?? pair.Dropped.Name})` above the field, and its values are kept."));
    }

    /// <summary>A hint is looked for in the schema of the new table alone, and the table of a many-to-many relation has no model to write it above.</summary>
    private static IEnumerable<Finding> Tables(IReadOnlyList<SchemaChange> changes)
    {
        var created = changes.OfType<SchemaChange.CreateTable>().ToLookup(c => (c.Table.Schema, Shape(c.Table)), c => c.Table);
        return changes.OfType<SchemaChange.DropTable>()
            .Where(c => JoinTable.Of(c.Table) is null)
            .Select(c => (Dropped: c.Table, Added: created[(c.Table.Schema, Shape(c.Table))].FirstOrDefault()))
            .Where(pair => pair.Added is not null)
            .Select(pair => Hint(
                "ESB3231",
                CountQuery.RowsOf(pair.Dropped),
                $"the table {Words.Of(pair.Dropped)} is dropped and {Words.Of(pair.Added!)} with the same columns is added: if it is the same one under a new name, write `/// @renamedFrom({pair.Dropped.SchemaName ?? pair.Dropped.Name})` above the model, and its rows are kept."));
    }

    private static Finding Hint(string code, CountQuery values, string message) =>
        new(code, WarningKind.DataLoss, values, rows => rows is { Rows: 0 } ? null : message);

    private static string Shape(Table table) => string.Join('\n', table.Columns.Select(c => $"{c.Name} {c.Type}"));
}
