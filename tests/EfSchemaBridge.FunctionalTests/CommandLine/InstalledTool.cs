using System.Diagnostics;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>The tool as a user has it: packed, then installed from the folder of packages.</summary>
/// <param name="packages">The packages of this repository.</param>
internal sealed class InstalledTool(PackedPackages packages) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("esb-tool-").FullName;
    private readonly SemaphoreSlim _installing = new(1);

    private string Program => Path.Combine(_folder, OperatingSystem.IsWindows() ? "dotnet-schemabridge.exe" : "dotnet-schemabridge");

    /// <summary>Runs the tool with its output in a pipe.</summary>
    /// <param name="folder">The current directory.</param>
    /// <param name="databaseUrl">The value of DATABASE_URL, or null to leave it unset.</param>
    /// <param name="arguments">The arguments.</param>
    public async Task<CommandResult> RunAsync(string folder, string? databaseUrl, params string[] arguments)
    {
        await EnsureInstalledAsync();
        return await Command.RunAsync(Program, arguments, folder, Environment(databaseUrl));
    }

    /// <summary>Runs the tool in a terminal, and gives what it showed there.</summary>
    /// <param name="folder">The current directory.</param>
    /// <param name="databaseUrl">The value of DATABASE_URL.</param>
    /// <param name="answers">What is typed, each once the text before it is shown.</param>
    /// <param name="arguments">The arguments, which need no quoting.</param>
    public async Task<CommandResult> RunInTerminalAsync(string folder, string? databaseUrl, IReadOnlyList<(string Question, string Answer)> answers, params string[] arguments)
    {
        await EnsureInstalledAsync();
        var start = new ProcessStartInfo("script", ["-qec", $"'{Program}' {string.Join(' ', arguments)}", "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Environment(databaseUrl))
        {
            start.Environment[name] = value;
        }

        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("CI");
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var shown = await new TerminalDialogue(process).RunAsync(answers, TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, shown, "");
    }

    public void Dispose()
    {
        _installing.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Environment(string? databaseUrl) =>
        new(packages.Environment) { ["DATABASE_URL"] = databaseUrl, ["DOTNET_ROOT"] = Path.GetDirectoryName(System.Environment.ProcessPath), ["CI"] = null };

    private async Task EnsureInstalledAsync()
    {
        await _installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!File.Exists(Program))
            {
                await packages.EnsurePackedAsync();
                await packages.PackToolAsync();
                string[] arguments = ["tool", "install", "EfSchemaBridge.Tool", "--tool-path", _folder, "--version", packages.Version, "--source", packages.Source];
                (await Command.RunAsync("dotnet", arguments, _folder, packages.Environment)).OrThrow("dotnet tool install");
            }
        }
        finally
        {
            _installing.Release();
        }
    }
}
