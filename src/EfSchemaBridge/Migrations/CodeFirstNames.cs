using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations;

/// <summary>The names of tables and columns, to tell those that come from a schema from those that come from an application's C#.</summary>
internal static class CodeFirstNames
{
    /// <summary>All tables and sequences, and all columns and check constraints as <c>table.column</c>.</summary>
    public static IEnumerable<string> Of(RelationalState state) =>
        state.Tables.SelectMany(table => (string[])[Name(table), .. Parts(table)]).Concat(Sequences(state));

    /// <summary>
    /// What one state holds and another does not, in order of name: sequences, whole tables, and columns and check constraints of
    /// tables that both hold.
    /// </summary>
    public static IReadOnlyList<string> Missing(RelationalState state, RelationalState other)
    {
        var known = Of(other).ToHashSet(StringComparer.Ordinal);
        return [.. state.Tables
            .SelectMany(table => known.Contains(Name(table)) ? Parts(table).Where(name => !known.Contains(name)) : [Name(table)])
            .Concat(Sequences(state).Where(name => !known.Contains(name)))
            .Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Parts(Table table) =>
        table.Columns.Select(column => column.Name).Concat(table.Checks.Select(check => check.Name)).Select(name => $"{Name(table)}.{name}");

    private static IEnumerable<string> Sequences(RelationalState state) =>
        state.Sequences.Select(sequence => sequence.Schema is null ? sequence.Name : $"{sequence.Schema}.{sequence.Name}");

    private static string Name(Table table) => table.Schema is null ? table.Name : $"{table.Schema}.{table.Name}";
}
