using EfSchemaBridge.Migrations.Planning;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3211: rows that the model no longer holds (<c>HasData</c>) are deleted.</summary>
internal static class DeletedRows
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.OfType<SchemaChange.DeleteRows>().Select(deleted => new Finding(
        "ESB3211",
        WarningKind.DataLoss,
        CountQuery.RowsWith(deleted.Table, deleted.Keys),
        rows => rows switch
        {
            { Rows: 0 } => null,
            { } count => $"{count} of the table {Words.Of(deleted.Table)} {(count.Rows == 1 ? "is" : "are")} deleted: HasData holds {(count.Rows == 1 ? "it" : "them")} no longer.",
            _ => $"{new RowCount(deleted.Keys.Count)} of the table {Words.Of(deleted.Table)} {(deleted.Keys.Count == 1 ? "is" : "are")} deleted: HasData holds {(deleted.Keys.Count == 1 ? "it" : "them")} no longer.",
        }));
}
