using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Turns the hints of a migration round, so that its way back renames what it has renamed.</summary>
internal static class WayBack
{
    /// <summary>The changes that undo a migration.</summary>
    /// <param name="before">The state before the migration.</param>
    /// <param name="after">The state after it.</param>
    public static IReadOnlyList<SchemaChange> Between(RelationalState before, RelationalState after) => StateDiffer.Compare(after, before with
    {
        Tables = [.. before.Tables.Select(table => Hinted(table, Later(table, after.Tables, t => t.FullName, t => t.Schema, Name, t => t.FormerName)))],
        Enums = [.. before.Enums.Select(type => Hinted(type, Later(type, after.Enums, e => e.FullName, e => e.Schema, Name, e => e.FormerName)))],
    });

    /// <summary>What becomes of a table, column or enum: what has its name in the database, or what names it in a hint, or what has its name in the schema.</summary>
    private static T? Later<T, TKey>(T item, IReadOnlyList<T> after, Func<T, TKey> key, Func<T, string?> group, Func<T, string> name, Func<T, string?> former)
        where T : class =>
        after.FirstOrDefault(other => Equals(key(other), key(item)))
        ?? after.FirstOrDefault(other => group(other) == group(item) && former(other) == name(item))
        ?? after.FirstOrDefault(other => group(other) == group(item) && name(other) == name(item));

    private static Table Hinted(Table table, Table? later) => table with
    {
        FormerName = later is null ? null : Name(later),
        Columns = [.. table.Columns.Select(column => column with
        {
            FormerName = Later(column, later?.Columns ?? [], c => c.Name, _ => null, Name, c => c.FormerName) is { } other ? Name(other) : null,
        })],
    };

    private static EnumState Hinted(EnumState type, EnumState? later) => type with
    {
        FormerName = later is null ? null : Name(later),
        FormerValueNames = later?.FormerValueNames?
            .SelectMany(hint => type.Labels.Where(label => Name(type, label) == hint.Value).Select(label => (Label: label, Former: Name(later, hint.Key))))
            .DistinctBy(hint => hint.Label)
            .ToDictionary(hint => hint.Label, hint => hint.Former),
    };

    private static string Name(Table table) => table.SchemaName ?? table.Name;

    private static string Name(Column column) => column.SchemaName ?? column.Name;

    private static string Name(EnumState type) => type.SchemaName ?? type.Name;

    private static string Name(EnumState type, string label) => type.ValueNames?.GetValueOrDefault(label) ?? label;
}
