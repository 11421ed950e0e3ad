namespace EfSchemaBridge.Relational;

/// <summary>The expression of a generated column.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="IsStored">True when the value is stored, false when it is computed on reading (PostgreSQL 18).</param>
internal sealed record ComputedColumn(string Sql, bool IsStored)
{
    /// <summary>Two spellings of one expression are equal.</summary>
    public bool Equals(ComputedColumn? other) =>
        other is not null && IsStored == other.IsStored && DefaultExpression.Normalize(Sql) == DefaultExpression.Normalize(other.Sql);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsStored, DefaultExpression.Normalize(Sql));
}
