using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>The two tables that the table of an implicit many-to-many relation joins.</summary>
internal sealed record JoinTable((string? Schema, string Name) A, (string? Schema, string Name) B)
{
    /// <summary>What a table joins, or null when it is no such table.</summary>
    public static JoinTable? Of(Table table) =>
        table.Name.StartsWith('_') && table.Columns.Count == 2 && End(table, "A") is { } a && End(table, "B") is { } b ? new(a, b) : null;

    /// <summary>True when both join the same two tables.</summary>
    public bool JoinsTheTablesOf(JoinTable other) => this == other || this == new JoinTable(other.B, other.A);

    /// <summary>True when the columns of both lead to the same tables.</summary>
    public bool HasTheOrderOf(JoinTable other) => this == other;

    private static (string? Schema, string Name)? End(Table table, string column) =>
        table.ForeignKeys.FirstOrDefault(k => k.Columns is [var only] && only == column) is { } key ? (key.PrincipalSchema, key.PrincipalTable) : null;
}
