using EfSchemaBridge.Migrations.Planning;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3207: values are removed from an enum. As Prisma, it warns even when no row holds them now.</summary>
internal static class EnumValues
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) =>
        changes.OfType<SchemaChange.AlterEnum>().Where(altered => altered.Removed.Any()).Select(Removed);

    private static Finding Removed(SchemaChange.AlterEnum altered)
    {
        var beginning = $"the values {Words.Of(altered.Removed)} are removed from the enum `{altered.After.Name}`; the migration fails";
        return new(
            "ESB3207",
            WarningKind.DataLoss,
            CountQuery.LabelsIn([.. altered.Columns.Select(c => (c.Table, c.Before))], altered.Removed),
            rows => rows switch
            {
                { Rows: 0 } => $"{beginning} if rows hold them; none do now.",
                { Rows: 1 } => $"{beginning} while 1 row holds them.",
                { } count => $"{beginning} while {count} hold them.",
                _ => $"{beginning} if rows hold them.",
            });
    }
}
