using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3203 and ESB3209: rows would be left without a value in a required column.</summary>
internal static class RequiredColumns
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.TableSteps()
        .Select(change => change.Step switch
        {
            TableChange.AddColumn(var column) when MustBeGiven(column) => Added(change.Before, column),
            TableChange.RecreateColumn(_, var column) when MustBeGiven(column) => Added(change.Before, column),
            TableChange.AlterColumn { Before: { IsNullable: true } before, After: { IsNullable: false } after } => Required(change.Before, before, after),
            _ => null,
        })
        .OfType<Finding>();

    private static bool MustBeGiven(Column column) => column is { IsNullable: false, Default: null };

    private static Finding Added(Table table, Column column) => new(
        "ESB3203",
        WarningKind.Unexecutable,
        CountQuery.RowsOf(table),
        rows => rows switch
        {
            { Rows: 0 } => null,
            { } count => $"the required column `{column.Name}` has no default value: it cannot be added to the table {Words.Of(table)}, which holds {count}. {WhatToDo}",
            _ => $"the required column `{column.Name}` has no default value: it cannot be added to the table {Words.Of(table)} if the table holds rows. {WhatToDo}",
        });

    private const string WhatToDo = "Make the field optional or give it a @default.";

    private static Finding Required(Table table, Column before, Column after) => new(
        "ESB3209",
        WarningKind.Unexecutable,
        CountQuery.NullsOf(table, before.Name),
        nulls => nulls switch
        {
            { Rows: 0 } => null,
            { Rows: 1 } => $"the column `{after.Name}` of the table {Words.Of(table)} becomes required: the migration fails while 1 row holds NULL in it.",
            { } count => $"the column `{after.Name}` of the table {Words.Of(table)} becomes required: the migration fails while {count} hold NULL in it.",
            _ => $"the column `{after.Name}` of the table {Words.Of(table)} becomes required: the migration fails if rows hold NULL in it.",
        });
}
