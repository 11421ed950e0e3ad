using System.Text.Json.Serialization;

namespace EfSchemaBridge.Relational;

/// <summary>The rows that a model puts into a table (<c>HasData</c>).</summary>
/// <param name="Schema">The table's schema.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The columns that tell its rows apart.</param>
/// <param name="Rows">The rows: SQL literals by column.</param>
internal sealed record TableRows(string? Schema, string Table, IReadOnlyList<string> Key, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    /// <summary>The table's full name.</summary>
    [JsonIgnore]
    public (string? Schema, string Name) FullName => (Schema, Table);

    /// <summary>What tells a row from the others.</summary>
    public string KeyOf(IReadOnlyDictionary<string, string> row) => string.Join(", ", Key.Select(column => row.GetValueOrDefault(column, "DEFAULT")));
}
