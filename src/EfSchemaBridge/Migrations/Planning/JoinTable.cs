using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>The two tables that the table of an implicit many-to-many relation joins.</summary>
internal sealed record JoinTable((string? Schema, string Name) A, (string? Schema, string Name) B)
{
    /// <summary>What a table joins, or null when it is no such table.</summary>
    public static JoinTable? Of(Table table) =>
        table.Name.StartsWith('_') && table.Columns.Count == 2 && End(table, "A") is { } a && End(table, "B") is { } b ? new(a, b) : null;

    /// <summary>What tells the two tables from others, whatever their order.</summary>
    public string Tables => string.Join(' ', new[] { Sql.Sql.Name(A.Schema, A.Name), Sql.Sql.Name(B.Schema, B.Name) }.Order(StringComparer.Ordinal));

    /// <summary>True when another one joins the same two tables, each by the other column.</summary>
    public bool IsTurnedRound(JoinTable other) => this != other && this == new JoinTable(other.B, other.A);

    private static (string? Schema, string Name)? End(Table table, string column) =>
        table.ForeignKeys.FirstOrDefault(k => k.Columns is [var only] && only == column) is { } key ? (key.PrincipalSchema, key.PrincipalTable) : null;
}
