namespace EfSchemaBridge.Schema.Text;

/// <summary>
/// Gives files of the user a new content. It is written beside the old one first and then takes its place, so a full disk or the end of the process costs
/// nothing of what is there. A symbolic link stays and what it leads to is replaced; the Unix mode stays.
/// </summary>
internal static class FileReplacement
{
    /// <summary>Writes a file as UTF-8. A byte order mark is written where the text begins with one.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the file is as it was.</exception>
    public static void Write(string path, string text) => Write([(path, text)]);

    /// <summary>Writes several files as UTF-8, see <see cref="Write(IReadOnlyList{ValueTuple{string, byte[]}})"/>.</summary>
    public static void Write(IReadOnlyList<(string Path, string Text)> files) => Write([.. files.Select(file => (file.Path, Utf8Text.Strict.GetBytes(file.Text)))]);

    /// <summary>Writes several files. All of them are written beside the old ones before the first old one is replaced.</summary>
    /// <exception cref="IOException">One of them cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">One of them may not be written.</exception>
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        var written = new List<(string Temporary, string Target)>();
        var inPlace = new List<(string Target, byte[] Content)>();
        try
        {
            foreach (var (path, content) in files)
            {
                var target = TargetOf(new FileInfo(path));
                var temporary = $"{target}.{Guid.NewGuid():n}.tmp";
                written.Add((temporary, target));
                try
                {
                    WriteBeside(target, temporary, content);
                }
                catch (UnauthorizedAccessException) when (File.Exists(target))
                {
                    // The folder takes no new file, but the file itself may be writable. Otherwise this is told when it is written.
                    inPlace.Add((target, content));
                    Remove(temporary);
                }
            }

            foreach (var (temporary, target) in written.Where(pair => File.Exists(pair.Temporary)))
            {
                File.Move(temporary, target, overwrite: true);
            }

            foreach (var (target, content) in inPlace)
            {
                File.WriteAllBytes(target, content);
            }
        }
        finally
        {
            written.ForEach(pair => Remove(pair.Temporary));
        }
    }

    /// <summary>The file itself, or the one that a link leads to in the end; that one need not be there.</summary>
    private static string TargetOf(FileInfo file) => file.LinkTarget is null
        ? file.FullName
        : new FileInfo(Path.Combine(RealPath(file.Directory!), file.Name)).ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    /// <summary>A folder without links in its path: .NET takes the <c>..</c> of a link from the path as it is written, the system from the folder where the link is.</summary>
    private static string RealPath(DirectoryInfo folder)
    {
        if (folder.Parent is not { } parent)
        {
            return folder.FullName;
        }

        var real = new DirectoryInfo(Path.Combine(RealPath(parent), folder.Name));
        return real.LinkTarget is null ? real.FullName : real.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    private static void WriteBeside(string target, string temporary, byte[] content)
    {
        var exists = File.Exists(target);
        if (exists)
        {
            // A move would replace a file that is read-only, too.
            File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }

        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        if (exists && !OperatingSystem.IsWindows())
        {
            // Before there is anything to read: the file may hold a password.
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }

        stream.Write(content);
    }

    private static void Remove(string temporary)
    {
        if (File.Exists(temporary))
        {
            File.Delete(temporary);
        }
    }
}
