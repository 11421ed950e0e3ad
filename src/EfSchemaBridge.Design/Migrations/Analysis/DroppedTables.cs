using EfSchemaBridge.Migrations.Planning;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3201: a table is dropped. Nothing is lost with an empty one.</summary>
internal static class DroppedTables
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.OfType<SchemaChange.DropTable>().Select(dropped => new Finding(
        "ESB3201",
        WarningKind.DataLoss,
        CountQuery.RowsOf(dropped.Table),
        rows => rows switch
        {
            { Rows: 0 } => null,
            { } count => $"the table {Words.Of(dropped.Table)} is dropped with its {count}.",
            _ => $"the table {Words.Of(dropped.Table)} is dropped with all its rows.",
        }));
}
