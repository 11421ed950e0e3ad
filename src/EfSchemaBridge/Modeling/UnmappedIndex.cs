namespace EfSchemaBridge.Modeling;

/// <summary>An index that EF's model cannot hold: over unmapped columns, or a unique over a list.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Columns">Its columns' names.</param>
/// <param name="IsUnique">Whether it is unique.</param>
/// <param name="Descending">Which columns are sorted downwards.</param>
/// <param name="OperatorClasses">The columns' operator classes; empty text for the default.</param>
/// <param name="Method">The access method, such as <c>gin</c>.</param>
/// <param name="Filter">The predicate of a partial index, or null.</param>
/// <param name="Order">The index's zero-based place among those of its table.</param>
internal sealed record UnmappedIndex(
    string Name,
    IReadOnlyList<string> Columns,
    bool IsUnique,
    IReadOnlyList<bool> Descending,
    IReadOnlyList<string> OperatorClasses,
    string Method,
    string? Filter,
    int Order);
