namespace EfSchemaBridge.Schema.Text;

/// <summary>A stretch of a <see cref="SourceFile"/>.</summary>
/// <param name="File">The file the stretch lies in.</param>
/// <param name="Start">The zero-based offset of its first UTF-16 code unit.</param>
/// <param name="Length">Its length in UTF-16 code units; zero for a place between two characters.</param>
public readonly record struct TextSpan(SourceFile File, int Start, int Length)
{
    /// <summary>The zero-based offset behind its last UTF-16 code unit.</summary>
    public int End => Start + Length;

    /// <summary>The one-based line of <see cref="Start"/>.</summary>
    public int Line => File.LineOf(Start);

    /// <summary>The one-based column of <see cref="Start"/>, in UTF-16 code units.</summary>
    public int Column => File.ColumnOf(Start);

    /// <summary>The text of the stretch.</summary>
    public string Text => File.Text.Substring(Start, Length);

    /// <summary>The stretch from the start of this one to the end of a later one.</summary>
    internal TextSpan To(TextSpan end) => this with { Length = end.End - Start };
}
