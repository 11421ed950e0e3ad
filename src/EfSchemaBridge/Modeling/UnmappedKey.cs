namespace EfSchemaBridge.Modeling;

/// <summary>A primary key that EF's model cannot hold: over unmapped columns.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Columns">Its columns' names.</param>
internal sealed record UnmappedKey(string Name, IReadOnlyList<string> Columns);
