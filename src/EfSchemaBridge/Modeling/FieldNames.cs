namespace EfSchemaBridge.Modeling;

/// <summary>Compares names of a schema with names of classes: <c>created_at</c>, <c>createdAt</c> and <c>CreatedAt</c> are one.</summary>
internal sealed class FieldNames : IEqualityComparer<string>
{
    public static FieldNames Comparer { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(Plain(x), Plain(y), StringComparison.OrdinalIgnoreCase);

    public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(Plain(obj)!);

    private static string? Plain(string? name) => name?.Replace("_", "", StringComparison.Ordinal);
}
