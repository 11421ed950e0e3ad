using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations;

/// <summary>The names of tables and columns, to tell those that come from a schema from those that come from an application's C#.</summary>
internal static class CodeFirstNames
{
    /// <summary>All tables, and all columns as <c>table.column</c>.</summary>
    public static IEnumerable<string> Of(RelationalState state) => state.Tables.SelectMany(table => (string[])[Name(table), .. table.Columns.Select(column => $"{Name(table)}.{column.Name}")]);

    /// <summary>What one state holds and another does not: whole tables, and columns of tables that both hold.</summary>
    public static IReadOnlyList<string> Missing(RelationalState state, RelationalState other)
    {
        var known = Of(other).ToHashSet(StringComparer.Ordinal);
        return [.. state.Tables.SelectMany(table => known.Contains(Name(table))
            ? table.Columns.Select(column => $"{Name(table)}.{column.Name}").Where(name => !known.Contains(name))
            : [Name(table)])];
    }

    private static string Name(Table table) => table.Schema is null ? table.Name : $"{table.Schema}.{table.Name}";
}
