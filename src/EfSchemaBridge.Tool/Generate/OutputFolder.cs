using EfSchemaBridge.Design.Scaffolding;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>The folder of the generated files.</summary>
/// <param name="path">Its path.</param>
/// <param name="error">Where errors are printed.</param>
internal sealed class OutputFolder(string path, TextWriter error)
{
    /// <summary>Makes the folder hold these generated files and no others. Hand-written files are not touched.</summary>
    /// <returns>False when a hand-written file is in the way; nothing is written then.</returns>
    /// <exception cref="IOException">A file cannot be written, or another process writes to the folder and does not end.</exception>
    public bool Write(IReadOnlyList<GeneratedFile> files)
    {
        Directory.CreateDirectory(path);
        using var oneAtATime = FolderLock.Take(path);
        var handWritten = files.Select(PathOf).Where(File.Exists).FirstOrDefault(existing => !IsGenerated(existing));
        if (handWritten is not null)
        {
            error.WriteLine($"{handWritten}: error {ToolCodes.HandWrittenFile}: This file is in the way of a generated one, and was not generated. Move it, or generate to another folder.");
            return false;
        }

        foreach (var file in files.Where(IsChanged))
        {
            File.WriteAllText(PathOf(file), file.Text);
        }

        var names = files.Select(file => file.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var stale in Directory.EnumerateFiles(path, "*.cs").Where(existing => !names.Contains(Path.GetFileName(existing)) && IsGenerated(existing)))
        {
            File.Delete(stale);
        }

        return true;
    }

    private bool IsChanged(GeneratedFile file) => !File.Exists(PathOf(file)) || File.ReadAllText(PathOf(file)) != file.Text;

    private string PathOf(GeneratedFile file) => Path.Combine(path, file.Name);

    private static bool IsGenerated(string path) => File.ReadAllText(path).StartsWith(GeneratedFile.Header, StringComparison.Ordinal);
}
