using System.Runtime.InteropServices;
using EfSchemaBridge.FunctionalTests.CommandLine;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The packages of this repository, packed once into a folder, and a package cache that is not the machine's own.</summary>
public sealed class PackedPackages : IAsyncDisposable
{
    private static readonly string[] Projects = ["EfSchemaBridge.Schema", "EfSchemaBridge", "EfSchemaBridge.Design"];

    private readonly string _home = Directory.CreateTempSubdirectory("esb-packages-").FullName;
    private readonly Lazy<Task> _packed;

    public PackedPackages()
    {
        _packed = new(PackAsync);
        Tool = new(this);
    }

    /// <summary>The command line's tool, installed from them.</summary>
    internal InstalledTool Tool { get; }

    /// <summary>The version the packages have; no cache holds it from an earlier run.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    /// <summary>The folder that apps restore them from.</summary>
    public string Source => Path.Combine(_home, "source");

    /// <summary>What the machine has restored before is used, and what apps restore here goes with the tests.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_home, "cache"),
        ["NUGET_FALLBACK_PACKAGES"] = MachineCache,
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
    };

    private static string MachineCache =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder of this repository.</summary>
    internal static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "EfSchemaBridge.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside of the repository.");
            }

            return folder;
        }
    }

    /// <summary>Packs, unless that is done.</summary>
    public Task EnsurePackedAsync() => _packed.Value;

    public ValueTask DisposeAsync()
    {
        Tool.Dispose();
        Directory.Delete(_home, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs the tool as well, for this machine alone.</summary>
    public Task PackToolAsync() => PackAsync("EfSchemaBridge.Tool", $"-p:ToolPlatforms={RuntimeInformation.RuntimeIdentifier}");

    private async Task PackAsync()
    {
        Directory.CreateDirectory(MachineCache);
        foreach (var project in Projects)
        {
            await PackAsync(project);
        }
    }

    private async Task PackAsync(string project, params string[] more)
    {
        string[] arguments = ["pack", Path.Combine(Repository, "src", project), "--configuration", "Release", "--output", Source, $"-p:Version={Version}", .. more];
        (await Command.RunAsync("dotnet", arguments, Repository)).OrThrow($"dotnet pack {project}");
    }
}
