using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EfSchemaBridge.Benchmarks.CommandLine;

/// <summary>An app with a hundred models, the packed packages and the installed tool.</summary>
internal sealed class BenchProject : IDisposable
{
    private const int Models = 100;
    private static readonly string Server = Environment.GetEnvironmentVariable("DATABASE_URL") ?? throw new InvalidOperationException("Set DATABASE_URL to a server where databases may be created.");

    private readonly string _home = Directory.CreateTempSubdirectory("esb-bench-").FullName;
    private readonly string _version = $"0.1.0-bench.{DateTime.UtcNow:yyyyMMddHHmmss}";
    private int _columns;

    private BenchProject() => DatabaseUrl = new UriBuilder(Server) { Path = $"/esb_bench_{Environment.ProcessId}" }.Uri.AbsoluteUri;

    /// <summary>The schema's file.</summary>
    public string Schema => Path.Combine(App, "prisma", "schema.prisma");

    private string App => Path.Combine(_home, "app");

    private string Migrations => Path.Combine(App, "prisma", "migrations");

    private string Oracle => Path.Combine(_home, "oracle");

    private string Packages => Path.Combine(_home, "packages");

    private string Portable => Path.Combine(_home, "portable");

    private string Plain => Path.Combine(_home, "plain");

    private string DatabaseUrl { get; }

    /// <summary>Packs, installs, builds, and applies a first migration.</summary>
    public static async Task<BenchProject> CreateAsync()
    {
        var project = new BenchProject();
        foreach (var package in (string[])["EfSchemaBridge.Schema", "EfSchemaBridge", "EfSchemaBridge.Design", "EfSchemaBridge.Tool"])
        {
            await project.RunAsync(Repository.Folder, "dotnet", "pack", $"src/{package}", "-c", "Release", "-o", project.Packages, $"-p:Version={project._version}", $"-p:ToolPlatforms={RuntimeInformation.RuntimeIdentifier}", "-v:quiet");
        }

        await project.RunAsync(Repository.Folder, "dotnet", "publish", "src/EfSchemaBridge.Tool", "-c", "Release", "-r", "any", "-o", project.Portable, "-v:quiet");
        await project.RunAsync(project._home, "dotnet", "tool", "install", "EfSchemaBridge.Tool", "--tool-path", project._home, "--version", project._version, "--source", project.Packages);
        project.WriteApp();
        await project.RunAsync(project.App, "dotnet", "tool", "restore");
        await project.BuildAsync();
        project.WritePlainApp();
        await project.BuildPlainAsync();
        await project.ToolAsync("migrate", "dev", "--name", "init");
        Directory.CreateDirectory(project.Oracle);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, "tests", "EfSchemaBridge.FunctionalTests", "Oracle")))
        {
            File.Copy(file, Path.Combine(project.Oracle, Path.GetFileName(file)));
        }

        await project.RunAsync(project.Oracle, "npm", "ci", "--no-audit", "--no-fund", "--silent");
        await PrismaParser.InstallAsync();
        return project;
    }

    /// <summary>Runs the installed tool.</summary>
    public Task<TimeSpan> ToolAsync(params string[] arguments) => RunAsync(App, Path.Combine(_home, "dotnet-schemabridge"), arguments);

    /// <summary>Runs the tool as it is packed for platforms without machine code.</summary>
    public Task<TimeSpan> PortableToolAsync(params string[] arguments) => RunAsync(App, "dotnet", ["exec", Path.Combine(Portable, "dotnet-schemabridge.dll"), .. arguments]);

    /// <summary>Runs dotnet ef.</summary>
    public Task<TimeSpan> EfAsync(params string[] arguments) => RunAsync(App, "dotnet", ["ef", .. arguments]);

    /// <summary>Validates the schema with Prisma's parser.</summary>
    public Task<TimeSpan> PrismaValidateAsync() => RunAsync(App, "node", PrismaParser.ValidateProgram, Schema);

    /// <summary>Runs Prisma's engine. Its exit code 2 says that there is a difference.</summary>
    public Task<TimeSpan> OracleAsync(params string[] arguments) => RunAsync(App, "node", [Path.Combine(Oracle, "oracle.mjs"), .. arguments]);

    /// <summary>Creates and applies a migration with Prisma's engine.</summary>
    public async Task<TimeSpan> OracleDevAsync(string name) =>
        await OracleAsync("create", Migrations, Schema, name) + await OracleAsync("apply", Migrations);

    /// <summary>Builds the app.</summary>
    public Task<TimeSpan> BuildAsync() => RunAsync(App, "dotnet", "build", "-v:quiet", "--nologo");

    /// <summary>Builds an app that holds the same classes as its own, and has no schema.</summary>
    public Task<TimeSpan> BuildPlainAsync() => RunAsync(Plain, "dotnet", "build", "-v:quiet", "--nologo");

    /// <summary>Builds the app twice: with its model in code, and compiled by <c>dotnet ef dbcontext optimize</c>.</summary>
    public async Task CompileModelAsync()
    {
        await RunAsync(App, "dotnet", "build", "-v:quiet", "--nologo", "-p:OutputPath=../in-code/");
        await EfAsync("dbcontext", "optimize");
        await RunAsync(App, "dotnet", "build", "-v:quiet", "--nologo", "-p:OutputPath=../compiled/");
    }

    /// <summary>Runs the app, which asks for the number of rows of a table.</summary>
    /// <param name="build">The build: <c>in-code</c> or <c>compiled</c>.</param>
    public Task<TimeSpan> QueryAsync(string build) => RunAsync(App, "dotnet", "exec", Path.Combine(_home, build, "Bench.dll"));

    /// <summary>Adds a column to the schema, measures, and brings the database and the history up to date.</summary>
    public async Task<TimeSpan> WithNewColumnAsync(Func<string, Task<TimeSpan>> measure, Func<Task>? prepare = null)
    {
        var name = $"column_{++_columns}";
        var text = await File.ReadAllTextAsync(Schema);
        await File.WriteAllTextAsync(Schema, text.Insert(text.IndexOf("  @@unique", StringComparison.Ordinal), $"  {name} String?\n"));
        if (prepare is not null)
        {
            await prepare();
        }

        var time = await measure(name);
        await ToolAsync("migrate", "deploy");
        return time;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RunAsync(App, "dotnet", "ef", "database", "drop", "--force", "--no-build").GetAwaiter().GetResult();
        Directory.Delete(_home, recursive: true);
    }

    private void WriteApp()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Schema)!);
        Directory.CreateDirectory(Path.Combine(App, ".config"));
        File.WriteAllText(Schema, GeneratedSchema.Of(Models));
        WriteProject(App, $"""<PackageReference Include="EfSchemaBridge.Design" Version="{_version}" PrivateAssets="all" />""");
        File.Copy(Path.Combine(Repository.Folder, ".config", "dotnet-tools.json"), Path.Combine(App, ".config", "dotnet-tools.json"));
    }

    private void WritePlainApp()
    {
        Directory.CreateDirectory(Plain);
        WriteProject(Plain);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(App, "obj", "Debug", "net10.0", "EfSchemaBridge"), "*.g.cs"))
        {
            File.Copy(file, Path.Combine(Plain, Path.GetFileName(file)));
        }
    }

    private void WriteProject(string folder, string items = "")
    {
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "using var db = new Bench.BenchContext();\nConsole.WriteLine(db.Set<Bench.Order0>().Count());\n");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"<configuration><packageSources><add key=\"local\" value=\"{Packages}\" /></packageSources></configuration>");
        File.WriteAllText(
            Path.Combine(folder, "Bench.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="EfSchemaBridge" Version="{_version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    private async Task<TimeSpan> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DATABASE_URL"] = DatabaseUrl;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var time = clock.Elapsed;
        return process.ExitCode is 0 or 2 ? time : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{await error}\n{await output}");
    }
}
