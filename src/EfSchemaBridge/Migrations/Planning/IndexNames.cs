using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Lets indexes and primary keys that get another name give up theirs first where the same migration gives it to another.</summary>
internal static class IndexNames
{
    /// <summary>The changes, with the renames that are in the way of others in front.</summary>
    public static IReadOnlyList<SchemaChange> Freed(IReadOnlyList<SchemaChange> changes)
    {
        var taken = changes.SelectMany(Taken).ToHashSet();
        var early = changes.SelectMany(Renamed).Where(r => taken.Contains((r.Name.Schema, r.Name.Before))).ToList();
        if (early.Count == 0)
        {
            return changes;
        }

        var names = early.Select(r => r.Name).ToHashSet();
        return
        [
            .. NameChange.InOrder(names, taken.Select(t => t.Name)).Select(n => new SchemaChange.RenameIndex(TableOf(n), n.Before, n.After)),
            .. changes.Select(change => Without(change, names)).OfType<SchemaChange>(),
        ];

        // A name that takes a way round has the old one before it, and the new one after it.
        Table TableOf(NameChange change) => early.First(r => r.Name.Schema == change.Schema && (r.Name.Before == change.Before || r.Name.After == change.After)).Table;
    }

    private static IEnumerable<(string? Schema, string Name)> Taken(SchemaChange change) => change switch
    {
        SchemaChange.CreateTable { Table: { PrimaryKey: { } key } table } => [(table.Schema, key.Name)],
        SchemaChange.CreateIndex created => [(created.Table.Schema, created.Index.Name)],
        SchemaChange.AlterTable altered => altered.Changes.OfType<TableChange.AddPrimaryKey>().Select(c => (altered.After.Schema, c.Key.Name)).Concat(New(change)),
        _ => New(change),
    };

    private static IEnumerable<(string? Schema, string Name)> New(SchemaChange change) => Renamed(change).Select(r => (r.Name.Schema, r.Name.After));

    private static IEnumerable<(Table Table, NameChange Name)> Renamed(SchemaChange change) => change switch
    {
        SchemaChange.RenameIndex(var table, var before, var after) => [(table, new NameChange(table.Schema, before, after))],
        SchemaChange.AlterTable altered => altered.Changes.OfType<TableChange.RenamePrimaryKey>().Select(c => (altered.After, new NameChange(altered.After.Schema, c.Before, c.After))),
        _ => [],
    };

    private static SchemaChange? Without(SchemaChange change, HashSet<NameChange> names) => change switch
    {
        SchemaChange.RenameIndex => Renamed(change).Any(r => names.Contains(r.Name)) ? null : change,
        SchemaChange.AlterTable altered when Renamed(change).Any(r => names.Contains(r.Name)) =>
            altered with { Changes = [.. altered.Changes.Where(c => c is not TableChange.RenamePrimaryKey)] } is { Changes: [_, ..] } rest ? rest : null,
        _ => change,
    };
}
