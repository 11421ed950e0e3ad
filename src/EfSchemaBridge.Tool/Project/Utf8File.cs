using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Tool.Project;

/// <summary>Reads files of the user that must be UTF-8.</summary>
internal static class Utf8File
{
    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepsMark">True to have a byte order mark in the text, for a file that is written again.</param>
    /// <exception cref="ToolException">ESB2005: it is not UTF-8.</exception>
    public static string Read(string path, bool keepsMark = false) => Utf8Text.TryDecode(File.ReadAllBytes(path), out var text, out var invalidByte, keepsMark)
        ? text
        : throw new ToolException(ToolCodes.NotUtf8, $"{path} is not UTF-8: byte {invalidByte} does not belong to a character. Save it as UTF-8.");
}
