using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Finds, in planned changes, what loses data and what a table with rows refuses.</summary>
internal static class MigrationWarnings
{
    /// <summary>The warnings of a list of changes, in their order.</summary>
    public static IReadOnlyList<MigrationWarning> Of(IEnumerable<SchemaChange> changes) => [.. changes.SelectMany(Of)];

    private static IEnumerable<MigrationWarning> Of(SchemaChange change) => change switch
    {
        SchemaChange.DropTable(var table) => [new("ESB3201", $"the table {Name(table)} is dropped with all its rows.")],
        SchemaChange.AlterTable(_, var table, var changes) => changes.SelectMany(c => Of(c, table)),
        SchemaChange.CreateIndex { Index: { IsUnique: true } index, OnNewTable: false } created =>
            [new("ESB3206", $"the unique index `{index.Name}` on the table {Name(created.Table)} cannot be made if rows share their values of {Columns(index)}.")],
        SchemaChange.AlterEnum altered when altered.Removed.Any() =>
            [new("ESB3207", $"the values {List(altered.Removed)} are removed from the enum `{altered.After.Name}`; the migration fails if rows hold them.")],
        _ => [],
    };

    private static IEnumerable<MigrationWarning> Of(TableChange change, Table table) => change switch
    {
        TableChange.DropColumn(var column) => [new("ESB3202", $"the column `{column.Name}` of the table {Name(table)} is dropped with all its values.")],
        TableChange.AddColumn(var column) when MustBeGiven(column) =>
            [new("ESB3203", $"the required column `{column.Name}` has no default value: it cannot be added to the table {Name(table)} if the table holds rows. Make the field optional or give it a @default.")],
        TableChange.RecreateColumn(var before, var after) => Recreated(before, after, table),
        TableChange.AlterColumn altered => Altered(altered, table),
        TableChange.DropPrimaryKey => [new("ESB3208", $"the primary key of the table {Name(table)} changes: the migration fails if rows share their values of the new one.")],
        _ => [],
    };

    private static IEnumerable<MigrationWarning> Recreated(Column before, Column after, Table table)
    {
        yield return new("ESB3205", $"the column `{after.Name}` of the table {Name(table)} is dropped with all its values and made anew: PostgreSQL has no cast from {before.Type} to {after.Type}.");
        if (MustBeGiven(after))
        {
            yield return new("ESB3203", $"the required column `{after.Name}` has no default value: it cannot be added to the table {Name(table)} if the table holds rows. Make the field optional or give it a @default.");
        }
    }

    private static IEnumerable<MigrationWarning> Altered(TableChange.AlterColumn altered, Table table)
    {
        var (before, after) = (altered.Before, altered.After);
        if (altered.Cast == TypeCast.Risky)
        {
            yield return new("ESB3204", $"the column `{after.Name}` of the table {Name(table)} is cast from {before.Type} to {after.Type}: the migration fails if a value does not fit.");
        }

        if (before.IsNullable && !after.IsNullable)
        {
            yield return new("ESB3209", $"the column `{after.Name}` of the table {Name(table)} becomes required: the migration fails if rows hold NULL in it.");
        }
    }

    private static bool MustBeGiven(Column column) => !column.IsNullable && column.Default is null;

    private static string Name(Table table) => table.Schema is null ? $"`{table.Name}`" : $"`{table.Schema}.{table.Name}`";

    private static string Columns(TableIndex index) => List(index.Columns.Select(c => c.Name));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
