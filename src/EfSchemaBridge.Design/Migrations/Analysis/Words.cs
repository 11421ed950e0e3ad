using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>How warnings name things.</summary>
internal static class Words
{
    public static string Of(Table table) => table.Schema is null ? $"`{table.Name}`" : $"`{table.Schema}.{table.Name}`";

    public static string Of(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    public static string ColumnsOf(TableIndex index) => Of(index.Columns.Select(c => c.Name));

    /// <summary>The table with its rows, where they are known.</summary>
    public static string Of(Table table, RowCount? rows) => rows is { } count ? $"{Of(table)} ({count})" : Of(table);
}
