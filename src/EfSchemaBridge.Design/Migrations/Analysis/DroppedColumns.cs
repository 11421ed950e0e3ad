using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3202 and ESB3205: a column is dropped, for good or to be made anew with another type. Nothing is lost with nothing but NULLs.</summary>
internal static class DroppedColumns
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.TableSteps()
        .Select(change => change.Step switch
        {
            TableChange.DropColumn(var column) => Dropped("ESB3202", change.Before, column, "."),
            TableChange.RecreateColumn(var before, var after) =>
                Dropped("ESB3205", change.Before, before, $" and made anew: PostgreSQL has no cast from {before.Type} to {after.Type}."),
            _ => null,
        })
        .OfType<Finding>();

    private static Finding Dropped(string code, Table table, Column column, string end) => new(
        code,
        WarningKind.DataLoss,
        CountQuery.ValuesOf(table, column.Name),
        values => values switch
        {
            { Rows: 0 } => null,
            { } count => $"the column `{column.Name}` of the table {Words.Of(table)} is dropped with its {count.Of("value")}{end}",
            _ => $"the column `{column.Name}` of the table {Words.Of(table)} is dropped with all its values{end}",
        });
}
