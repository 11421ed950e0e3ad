namespace EfSchemaBridge.Schema.Text;

/// <summary>The text of one schema file, and where it was read from.</summary>
/// <param name="path">The path as the user knows it; it appears in diagnostics as it is.</param>
/// <param name="text">The whole text, with its own line ends and byte order mark.</param>
public sealed class SourceFile(string path, string text)
{
    private int[]? lineStarts;

    /// <summary>The path as the user knows it; it appears in diagnostics as it is.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text, with its own line ends and byte order mark.</summary>
    public string Text { get; } = text;

    /// <summary>True when the file is not UTF-8: the text ends with the first byte that does not belong to a character, shown as U+FFFD.</summary>
    internal bool IsCutShort { get; private init; }

    /// <summary>Reads a file, without its byte order mark. That it is not UTF-8 is told when it is parsed.</summary>
    internal static SourceFile Decode(string path, ReadOnlySpan<byte> content) =>
        Utf8Text.TryDecode(content, out var text, out _) ? new(path, text) : new(path, text + "\uFFFD") { IsCutShort = true };

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>The one-based line an offset lies in; <c>\n</c> ends a line.</summary>
    internal int LineOf(int offset) => LineIndexOf(offset) + 1;

    /// <summary>The one-based column of an offset in its line, in UTF-16 code units.</summary>
    internal int ColumnOf(int offset) => offset - LineStarts[LineIndexOf(offset)] + 1;

    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    private int LineIndexOf(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        return index >= 0 ? index : ~index - 1;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return [.. starts];
    }
}
