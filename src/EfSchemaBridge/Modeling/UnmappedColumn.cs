namespace EfSchemaBridge.Modeling;

/// <summary>A column that migrations keep and the application neither reads nor writes: <c>Unsupported("...")</c> and <c>@ignore</c>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="StoreType">The column's PostgreSQL type.</param>
/// <param name="IsNullable">Whether the column allows NULL.</param>
/// <param name="DefaultValueSql">The column's default, or null.</param>
/// <param name="Order">The column's zero-based place in its table.</param>
internal sealed record UnmappedColumn(string Name, string StoreType, bool IsNullable, string? DefaultValueSql, int Order);
