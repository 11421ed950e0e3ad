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
        typeof(SchemaChange.CreateSequence),
        typeof(SchemaChange.AlterSequence),
        typeof(SchemaChange.DropForeignKey),
        typeof(SchemaChange.DropIndex),
        typeof(SchemaChange.AlterTable),
        typeof(SchemaChange.DropTable),
        typeof(SchemaChange.DropSequence),
        typeof(SchemaChange.DropEnum),
        typeof(SchemaChange.CreateTable),
        typeof(SchemaChange.CreateIndex),
        typeof(SchemaChange.SetComment),
        typeof(SchemaChange.InsertRows),
        typeof(SchemaChange.RenameForeignKey),
        typeof(SchemaChange.AddForeignKey),
        typeof(SchemaChange.RenameIndex),
    ];

    /// <summary>Sorts by kind; foreign keys and indexes follow the order of the tables they go from or come to, everything else keeps its own.</summary>
    public static IReadOnlyList<SchemaChange> Arrange(IEnumerable<SchemaChange> changes, RelationalState from, RelationalState to)
    {
        var (before, after) = (Places(from), Places(to));
        return IndexNames.Freed([.. changes.OrderBy(Kind).ThenBy(Place)]);

        static int Kind(SchemaChange change) => Array.IndexOf(Kinds, change is SchemaChange.DropIndex { AfterTable: true } ? typeof(SchemaChange.AlterTable) : KindOf(change));

        int Place(SchemaChange change) => change switch
        {
            SchemaChange.DropForeignKey dropped => before[dropped.Table.FullName],
            // New tables get their indexes before those that stay.
            SchemaChange.CreateIndex { OnNewTable: true } created => after[created.Table.FullName],
            SchemaChange.CreateIndex created => after.Count + before[created.Table.FullName],
            SchemaChange.AddForeignKey added => after[added.Table.FullName],
            _ => 0,
        };
    }

    /// <summary>Changes of rows keep their own order.</summary>
    private static Type KindOf(SchemaChange change) =>
        change is SchemaChange.UpdateRow or SchemaChange.DeleteRows ? typeof(SchemaChange.InsertRows) : change.GetType();

    private static Dictionary<(string? Schema, string Name), int> Places(RelationalState state) =>
        state.Tables.Index().ToDictionary(pair => pair.Item.FullName, pair => pair.Index);
}
