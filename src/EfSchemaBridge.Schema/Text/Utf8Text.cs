using System.Text;

namespace EfSchemaBridge.Schema.Text;

/// <summary>Reads files that must be UTF-8: what is not would become replacement characters, and those would go into the database.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, without its byte order mark.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="text">Its text; where it is not UTF-8, the text up to there.</param>
    /// <param name="invalidByte">The offset of the first byte that does not belong to a character, or -1.</param>
    /// <returns>False when it is not UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> content, out string text, out int invalidByte)
    {
        var start = content.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
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
