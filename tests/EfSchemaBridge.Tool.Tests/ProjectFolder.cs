using System.Diagnostics;

namespace EfSchemaBridge.Tool.Tests;

/// <summary>A folder in which the tool is run, as a process of its own.</summary>
public sealed class ProjectFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("esb-tool-").FullName;

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Write(string file, byte[] content) => File.WriteAllBytes(PathOf(file), content);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public byte[] ReadBytes(string file) => File.ReadAllBytes(PathOf(file));

    /// <summary>Makes a symbolic link.</summary>
    public void Link(string link, string target) => File.CreateSymbolicLink(PathOf(link), target);

    /// <summary>What a symbolic link says, or null for another file.</summary>
    public string? LinkTarget(string file) => new FileInfo(PathOf(file)).LinkTarget;

    /// <summary>A file's Unix mode; none on Windows.</summary>
    public UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(PathOf(file));

    /// <summary>Sets a file's Unix mode, but on Windows.</summary>
    public void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(file), mode);
        }
    }

    /// <summary>Runs the tool here.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, Text(await output), Text(await error));
    }

    /// <summary>Starts the tool here, and lets it run.</summary>
    public RunningTool Start(params string[] arguments) => new(StartInfo(arguments));

    public bool Exists(string file) => Path.Exists(PathOf(file));

    public void Dispose() => Directory.Delete(path, recursive: true);

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "dotnet-schemabridge.dll"), .. arguments])
        {
            WorkingDirectory = path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DATABASE_URL");
        return start;
    }

    private string PathOf(string file) => Path.Combine(path, file);

    private string Text(string printed) => printed.ReplaceLineEndings("\n").Replace(path, "FOLDER", StringComparison.Ordinal);
}
