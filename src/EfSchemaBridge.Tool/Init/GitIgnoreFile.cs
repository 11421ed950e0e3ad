using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Tool.Init;

/// <summary>Keeps the connection out of version control.</summary>
internal static class GitIgnoreFile
{
    private const string Name = ".gitignore";
    private static readonly string[] Covering = [".env", "/.env", "*.env", ".env*", "**/.env"];

    /// <summary>Adds a line for <c>.env</c>, unless this folder or one above it in the repository has such a line.</summary>
    /// <returns>What was done.</returns>
    public static string Write(string projectFolder)
    {
        if (FoldersOfRepository(projectFolder).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(IsCovering) is { } covering)
        {
            return $"{Path.GetRelativePath(projectFolder, covering).Replace('\\', '/')} leaves .env out already.";
        }

        var file = Path.Combine(projectFolder, Name);
        var existing = File.Exists(file) ? File.ReadAllText(file) : "";
        var separator = existing.Length == 0 || existing.EndsWith('\n') ? "" : "\n";
        FileReplacement.Write(file, $"{existing}{separator}.env\n");
        return existing.Length == 0 ? $"Wrote {Name}, which leaves .env out." : $"Added .env to {Name}.";
    }

    private static IEnumerable<string> FoldersOfRepository(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
            {
                yield break;
            }
        }
    }

    private static bool IsCovering(string file) => File.Exists(file) && File.ReadLines(file).Any(line => Covering.Contains(line.Trim()));
}
