using System.Text;

namespace EfSchemaBridge.Schema.Text;

/// <summary>Reads files that must be UTF-8: what is not would become replacement characters, and those would go into the database.</summary>
internal static class Utf8Text
{
    /// <summary>UTF-8 without a byte order mark, which takes nothing that is not a character.</summary>
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="text">Its text; where it is not UTF-8, the text up to there.</param>
    /// <param name="invalidByte">The offset of the first byte that does not belong to a character, or -1.</param>
    /// <param name="keepsMark">True to have a byte order mark in the text, for a file that is written again.</param>
    /// <returns>False when it is not UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> content, out string text, out int invalidByte, bool keepsMark = false)
    {
        var start = !keepsMark && content.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            (text, invalidByte) = (Strict.GetString(content[start..]), -1);
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            invalidByte = start + exception.Index;
            text = Strict.GetString(content[start..invalidByte]);
            return false;
        }
    }
}
