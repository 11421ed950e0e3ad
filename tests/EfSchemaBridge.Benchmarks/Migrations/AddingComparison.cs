using System.Diagnostics;
using System.Globalization;

namespace EfSchemaBridge.Benchmarks.Migrations;

/// <summary><c>dotnet ef migrations add --no-build</c> after one more column in a schema of 100 models, beside EF Core's own scaffolder on the same classes and context.</summary>
internal sealed class AddingComparison : IDisposable
{
    private const int Models = 100;
    private const int Rounds = 7;

    private readonly string _home = Directory.CreateTempSubdirectory("esb-adding-").FullName;
    private readonly string _version = $"0.1.0-benchmark.{DateTime.UtcNow:yyyyMMddHHmmss}";

    private string Ours => Path.Combine(_home, "ours");

    private string Plain => Path.Combine(_home, "plain");

    /// <summary>Measures in turns, and writes the table.</summary>
    public async Task<string> RunAsync()
    {
        await PrepareAsync();
        List<double> ours = [], plain = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, two) = (await MeasureAsync(Plain, "Migrations"), await MeasureAsync(Ours, "prisma/migrations"));
            if (round > 0)
            {
                plain.Add(one);
                ours.Add(two);
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"""
            | `dotnet ef migrations add --no-build`, {Models} models, one new column | ms | ratio |
            |---|--:|--:|
            | EF Core's own scaffolder: C# and a C# snapshot | {Median.Of(plain):N0} | 1.00 |
            | EfSchemaBridge: SQL, its way back, and the snapshot | {Median.Of(ours):N0} | {Median.Of(plain.Zip(ours, (p, o) => o / p)):0.00} |
            """);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_home, recursive: true);

    private async Task PrepareAsync()
    {
        foreach (var project in new[] { "EfSchemaBridge.Schema", "EfSchemaBridge", "EfSchemaBridge.Design" })
        {
            await DotnetAsync(Repository.Folder, "pack", Path.Combine("src", project), "--configuration", "Release", "--output", Path.Combine(_home, "packages"), $"-p:Version={_version}");
        }

        var schema = GeneratedSchema.Of(Models);
        WriteApp(Ours);
        WriteApp(Plain);
        Write(Path.Combine(Plain, "Factory.cs"), Factory);
        foreach (var text in new[] { schema, schema.Replace("  notes     String?\n", "  notes     String?\n  added     Int?\n", StringComparison.Ordinal) })
        {
            Write(Path.Combine(Ours, "prisma", "schema.prisma"), text);
            await DotnetAsync(Ours, "build");
            foreach (var file in Directory.GetFiles(Path.Combine(Ours, "obj", "Debug", "net10.0", "EfSchemaBridge"), "*.g.cs"))
            {
                File.Copy(file, Path.Combine(Plain, Path.GetFileName(file)), overwrite: true);
            }

            await DotnetAsync(Plain, "build");
            if (text == schema)
            {
                await DotnetAsync(Ours, "ef", "migrations", "add", "init", "--no-build");
                await DotnetAsync(Plain, "ef", "migrations", "add", "Init", "--no-build");
            }
        }
    }

    private static async Task<double> MeasureAsync(string app, string migrations)
    {
        var (folder, kept) = (Path.Combine(app, migrations), Path.Combine(app, "kept"));
        CopyFolder(folder, kept);
        var clock = Stopwatch.StartNew();
        await DotnetAsync(app, "ef", "migrations", "add", "Next", "--no-build");
        var elapsed = clock.Elapsed.TotalMilliseconds;
        Directory.Delete(folder, recursive: true);
        Directory.Move(kept, folder);
        return elapsed;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(to, Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }
    }

    private void WriteApp(string folder)
    {
        Write(
            Path.Combine(folder, "Shop.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Shop</RootNamespace>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="EfSchemaBridge" Version="{_version}" />
                <PackageReference Include="EfSchemaBridge.Design" Version="{_version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Write(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(1);\n");
        Write(Path.Combine(folder, "nuget.config"), $"""<configuration><packageSources><add key="local" value="{Path.Combine(_home, "packages")}" /></packageSources></configuration>""");
        Write(Path.Combine(folder, ".config", "dotnet-tools.json"), File.ReadAllText(Path.Combine(Repository.Folder, ".config", "dotnet-tools.json")));
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs dotnet to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DATABASE_URL"] = "postgresql://nobody@localhost:1/nothing";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{await output}\n{await error}");
        }
    }

    /// <summary>Makes the generated context without UseSchemaBridge: EF Core's own services scaffold.</summary>
    private const string Factory =
        """
        using System.Reflection;
        using EfSchemaBridge.Infrastructure;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;
        using Npgsql.NameTranslation;

        namespace Shop;

        public class Factory : IDesignTimeDbContextFactory<ShopContext>
        {
            public ShopContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ShopContext>()
                .UseNpgsql("Host=localhost", npgsql =>
                {
                    foreach (var type in typeof(ShopContext).GetCustomAttributes<SchemaEnumAttribute>())
                    {
                        npgsql.MapEnum(type.Type, type.Name, type.Schema, new NpgsqlNullNameTranslator());
                    }
                })
                .Options);
        }
        """;
}
