using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3208: the primary key of a table with rows changes.</summary>
internal static class PrimaryKeys
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.TableSteps()
        .Where(change => change.Step is TableChange.DropPrimaryKey)
        .Select(change => Changed(change.Before));

    private static Finding Changed(Table table) => new(
        "ESB3208",
        WarningKind.DataLoss,
        CountQuery.RowsOf(table),
        rows => rows is { Rows: 0 } ? null : $"the primary key of the table {Words.Of(table, rows)} changes: the migration fails if rows share their values of the new one.");
}
