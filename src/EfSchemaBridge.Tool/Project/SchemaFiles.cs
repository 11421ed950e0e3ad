using System.Text;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Tool.Project;

/// <summary>Writes the files of a schema.</summary>
internal static class SchemaFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the files whose text has changed. All of them are written beside the old ones before the first old one is replaced, so a full disk costs nothing.</summary>
    /// <param name="files">The files with their new text.</param>
    /// <returns>The paths of those that were written.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<SourceFile> files)
    {
        var changed = files.Where(file => File.Exists(file.Path) ? !File.ReadAllBytes(file.Path).AsSpan().SequenceEqual(Utf8.GetBytes(file.Text)) : file.Text.Length > 0).ToList();
        var written = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var file in changed)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
                var temporary = $"{file.Path}.{Guid.NewGuid():n}.tmp";
                written.Add((temporary, file.Path));
                File.WriteAllBytes(temporary, Utf8.GetBytes(file.Text));
            }

            foreach (var (temporary, path) in written)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            foreach (var (temporary, _) in written.Where(pair => File.Exists(pair.Temporary)))
            {
                File.Delete(temporary);
            }
        }

        return [.. changed.Select(file => file.Path.Replace('\\', '/'))];
    }
}
