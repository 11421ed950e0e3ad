namespace EfSchemaBridge.Schema.Text;

/// <summary>A stretch of a <see cref="SourceFile"/>.</summary>
/// <param name="File">The file the stretch lies in.</param>
/// <param name="Start">The zero-based offset of its first UTF-16 code unit.</param>
/// <param name="Length">Its length in UTF-16 code units; zero for a place between two characters.</param>
/// <param name="Line">The one-based line of <paramref name="Start"/>.</param>
/// <param name="Column">The one-based column of <paramref name="Start"/>, in UTF-16 code units.</param>
public readonly record struct TextSpan(SourceFile File, int Start, int Length, int Line, int Column)
{
    /// <summary>The text of the stretch.</summary>
    public string Text => File.Text.Substring(Start, Length);
}
