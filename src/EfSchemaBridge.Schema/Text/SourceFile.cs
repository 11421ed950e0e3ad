namespace EfSchemaBridge.Schema.Text;

/// <summary>The text of one schema file, and where it was read from.</summary>
/// <param name="Path">The path as the user knows it; it appears in diagnostics as it is.</param>
/// <param name="Text">The whole text, with its own line ends and byte order mark.</param>
public sealed record SourceFile(string Path, string Text);
