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

    /// <summary>Runs the tool here.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "dotnet-schemabridge.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments])
        {
            WorkingDirectory = path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, Text(await output), Text(await error));
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    private string PathOf(string file) => Path.Combine(path, file);

    private string Text(string printed) => printed.ReplaceLineEndings("\n").Replace(path, "FOLDER", StringComparison.Ordinal);
}
