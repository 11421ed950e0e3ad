using System.Text.Json.Serialization;

namespace EfSchemaBridge.Relational;

/// <summary>A sequence of its own, which no column owns.</summary>
/// <param name="Schema">Its schema, or null for the connection's own.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">SMALLINT, INTEGER or BIGINT.</param>
/// <param name="Options">How it counts.</param>
internal sealed record SequenceState(string? Schema, string Name, string Type, SequenceOptions Options)
{
    /// <summary>What tells sequences apart.</summary>
    [JsonIgnore]
    public (string? Schema, string Name) FullName => (Schema, Name);
}
