using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Tool.Project;

/// <summary>Writes the files of a schema.</summary>
internal static class SchemaFiles
{
    /// <summary>Writes the files whose text has changed. All of them are written beside the old ones before the first old one is replaced, so a full disk costs nothing.</summary>
    /// <param name="files">The files with their new text.</param>
    /// <returns>The paths of those that were written.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<SourceFile> files)
    {
        var changed = files.Select(file => (file.Path, Content: Utf8Text.Strict.GetBytes(file.Text))).Where(file => IsChanged(file.Path, file.Content)).ToList();
        foreach (var (path, _) in changed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        FileReplacement.Write(changed);
        return [.. changed.Select(file => file.Path.Replace('\\', '/'))];
    }

    private static bool IsChanged(string path, byte[] content) => File.Exists(path) ? !File.ReadAllBytes(path).AsSpan().SequenceEqual(content) : content.Length > 0;
}
