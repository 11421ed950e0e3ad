using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3204: a cast that a value may not survive.</summary>
internal static class RiskyCasts
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.TableSteps()
        .Where(change => change.Step is TableChange.AlterColumn { Cast: TypeCast.Risky })
        .Select(change => Cast(change.Before, (TableChange.AlterColumn)change.Step));

    private static Finding Cast(Table table, TableChange.AlterColumn step) => new(
        "ESB3204",
        WarningKind.DataLoss,
        CountQuery.ValuesOf(table, step.Before.Name),
        values => values switch
        {
            { Rows: 0 } => null,
            { } count => $"the column `{step.After.Name}` of the table {Words.Of(table)} is cast from {step.Before.Type} to {step.After.Type}: the migration fails if one of its {count.Of("value")} does not fit.",
            _ => $"the column `{step.After.Name}` of the table {Words.Of(table)} is cast from {step.Before.Type} to {step.After.Type}: the migration fails if a value does not fit.",
        });
}
