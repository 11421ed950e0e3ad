using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Puts changes in the order in which PostgreSQL can make them, which is also Prisma's.</summary>
internal static class ChangeOrder
{
    private static readonly Type[] Kinds =
    [
        typeof(SchemaChange.CreateSchema),
        typeof(SchemaChange.CreateExtension),
        typeof(SchemaChange.CreateEnum),
        typeof(SchemaChange.AlterEnum),
        typeof(SchemaChange.DropForeignKey),
        typeof(SchemaChange.DropIndex),
        typeof(SchemaChange.AlterTable),
        typeof(SchemaChange.DropTable),
        typeof(SchemaChange.DropEnum),
        typeof(SchemaChange.CreateTable),
        typeof(SchemaChange.CreateIndex),
        typeof(SchemaChange.RenameForeignKey),
        typeof(SchemaChange.AddForeignKey),
        typeof(SchemaChange.RenameIndex),
    ];

    /// <summary>Sorts by kind; what is added to tables follows the order of the target's tables, everything else keeps its own.</summary>
    public static IReadOnlyList<SchemaChange> Arrange(IEnumerable<SchemaChange> changes, RelationalState target)
    {
        var places = target.Tables.Index().ToDictionary(pair => pair.Item.FullName, pair => pair.Index);
        return [.. changes.OrderBy(change => Array.IndexOf(Kinds, change.GetType())).ThenBy(Place)];

        int Place(SchemaChange change) => change switch
        {
            SchemaChange.CreateIndex created => places[created.Table.FullName],
            SchemaChange.AddForeignKey added => places[added.Table.FullName],
            _ => 0,
        };
    }
}
