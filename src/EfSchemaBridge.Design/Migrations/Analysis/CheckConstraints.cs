using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3210: a check constraint that rows may break.</summary>
internal static class CheckConstraints
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.TableSteps()
        .Where(change => change.Step is TableChange.AddCheck)
        .Select(change => Added(change.Before, ((TableChange.AddCheck)change.Step).Check));

    private static Finding Added(Table table, CheckConstraint check)
    {
        var beginning = $"the check constraint `{check.Name}` cannot be added to the table {Words.Of(table)}";
        return new(
            "ESB3210",
            WarningKind.Unexecutable,
            CountQuery.BreakersOf(table, check),
            rows => rows switch
            {
                { Rows: 0 } => null,
                { Rows: 1 } => $"{beginning} while 1 row breaks it.",
                { } count => $"{beginning} while {count} break it.",
                _ => $"{beginning} if a row breaks it.",
            });
    }
}
