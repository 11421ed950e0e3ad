using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

/// <summary>Names and literals as PostgreSQL reads them.</summary>
internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Name(string? schema, string name) => schema is null ? Name(name) : $"{Name(schema)}.{Name(name)}";

    public static string Name(Table table) => Name(table.Schema, table.Name);

    public static string Names(IEnumerable<string> names, string separator = ", ") => string.Join(separator, names.Select(Name));

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
