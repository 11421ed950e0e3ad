using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A console app, Shop, that uses the packed packages as a user's does, with a database of its own.</summary>
internal sealed class ShopApp : IAsyncDisposable
{
    private readonly PackedPackages _packages;

    private ShopApp(PackedPackages packages, PostgresDatabase database)
    {
        _packages = packages;
        Database = database;
    }

    public PostgresDatabase Database { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("esb-shop-").FullName;

    /// <summary>The value of DATABASE_URL, or null to leave it unset.</summary>
    public string? DatabaseUrl { get; set; }

    public string Schema => Path.Combine(Folder, "prisma", "schema.prisma");

    public string Migrations => Path.Combine(Folder, "prisma", "migrations");

    public string Generated => Path.Combine(Folder, "obj", "Debug", "net10.0", "EfSchemaBridge");

    /// <summary>Writes an app that is not built yet.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="program">The text of Program.cs.</param>
    /// <param name="properties">Properties of the project file.</param>
    /// <param name="items">Items of the project file.</param>
    public static async Task<ShopApp> CreateAsync(PackedPackages packages, string program = "System.Console.WriteLine(\"Hello\");", string properties = "", string items = "")
    {
        await packages.EnsurePackedAsync();
        var app = new ShopApp(packages, await PostgresDatabase.CreateAsync());
        app.Write(
            "Shop.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="EfSchemaBridge" Version="{packages.Version}" />
                <PackageReference Include="EfSchemaBridge.Design" Version="{packages.Version}" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
        app.Write("Program.cs", program);
        app.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="local" value="{packages.Source}" />
              </packageSources>
            </configuration>
            """);
        return app;
    }

    /// <summary>Writes a file of the project.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes the schema: a datasource with <c>env("DATABASE_URL")</c>, then the models.</summary>
    public void WriteSchema(string models) =>
        Write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n" + models);

    public Task<CommandResult> BuildAsync(params string[] arguments) => DotnetAsync(["build", "-v:minimal", .. arguments]);

    public Task<CommandResult> RunAsync(params string[] arguments) => DotnetAsync(["run", "--no-build", "--", .. arguments]);

    /// <summary>Runs any command of dotnet in the project's folder.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(_packages.Environment) { ["DATABASE_URL"] = DatabaseUrl };
        return Command.RunAsync("dotnet", arguments, Folder, environment);
    }

    public Task<CommandResult> PublishAsync(string folder) => DotnetAsync(["publish", "-v:minimal", "--output", folder]);

    /// <summary>Runs dotnet ef, which this repository's tool manifest pins.</summary>
    public async Task<CommandResult> EfAsync(params string[] arguments)
    {
        if (!File.Exists(Path.Combine(Folder, ".config", "dotnet-tools.json")))
        {
            Write(".config/dotnet-tools.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Packages", "dotnet-tools.json")));
            // Not into the packages' own cache: the SDK remembers where a tool is, and that must be a place which stays.
            (await Command.RunAsync("dotnet", ["tool", "restore"], Folder)).OrThrow("dotnet tool restore");
            (await DotnetAsync(["restore"])).OrThrow("dotnet restore");
        }

        return await DotnetAsync(["ef", .. arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }
}
