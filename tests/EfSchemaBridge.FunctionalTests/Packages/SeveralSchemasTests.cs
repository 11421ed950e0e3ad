using System.Text.Json;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A project that names its target framework in TargetFrameworks and has two schemas, one of which writes its classes beside the project's own.</summary>
public sealed class SeveralSchemasTests(PackedPackages packages)
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";

    private const string Schemas =
        """
        <SchemaBridgeSchema Include="prisma/schema.prisma" Context="ShopContext" />
        <SchemaBridgeSchema Include="billing/schema.prisma" Context="BillingContext" Namespace="Shop.Billing" OutputFolder="Billing" />
        """;

    private static readonly string[] DesignTimeBuild =
    [
        "msbuild", "-t:Compile", "-p:TargetFramework=net10.0", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true",
        "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:Compile",
    ];

    [Fact]
    public async Task Building_cleaning_and_rebuilding_give_the_same_bytes_no_warning_and_keep_what_is_hand_written()
    {
        await using var app = await AppAsync();

        (await app.BuildAsync("-warnaserror")).OrThrow("the first build");
        var first = Code(app);
        (await app.DotnetAsync("clean")).OrThrow("dotnet clean");
        var cleaned = Code(app);
        (await app.BuildAsync("-warnaserror")).OrThrow("the build after clean");
        var second = Code(app);
        (await app.BuildAsync("-warnaserror", "--no-incremental")).OrThrow("the rebuild");

        Assert.Equal(["Billing/BillingContext.g.cs", "Billing/Invoice.cs", "Billing/Invoice.g.cs", "obj/ShopContext.g.cs", "obj/User.g.cs"], first.Keys);
        Assert.Equal(["Billing/BillingContext.g.cs", "Billing/Invoice.cs", "Billing/Invoice.g.cs"], cleaned.Keys);
        Assert.Equal(first, second);
        Assert.Equal(first, Code(app));
    }

    [Fact]
    public async Task The_editor_is_given_the_generated_files_by_a_design_time_build_alone()
    {
        await using var app = await AppAsync();
        (await app.DotnetAsync("restore")).OrThrow("dotnet restore");

        var items = (await app.DotnetAsync(DesignTimeBuild)).OrThrow("the design-time build").Output;

        var compiled = JsonDocument.Parse(items[items.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray();
        var names = compiled.Select(item => Path.GetFileName(item.GetProperty("Identity").GetString()!)).ToList();
        Assert.All(["BillingContext.g.cs", "Invoice.g.cs", "ShopContext.g.cs", "User.g.cs"], name => Assert.Single(names, name));
    }

    [Fact]
    public async Task Dotnet_watch_is_told_of_every_schema()
    {
        await using var app = await AppAsync();
        (await app.DotnetAsync("restore")).OrThrow("dotnet restore");
        var sdk = (await app.DotnetAsync("msbuild", "-getProperty:MSBuildExtensionsPath")).OrThrow("dotnet msbuild").Output.Trim();
        var watch = Directory.GetFiles(Path.Combine(sdk, "DotnetTools"), "DotNetWatch.targets", SearchOption.AllDirectories).First();

        var items = (await app.DotnetAsync("msbuild", "-t:_CollectWatchItems", "-p:TargetFramework=net10.0", $"-p:CustomAfterMicrosoftCommonTargets={watch}", "-getItem:Watch")).OrThrow("dotnet msbuild").Output;

        var watched = JsonDocument.Parse(items).RootElement.GetProperty("Items").GetProperty("Watch").EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()).ToList();
        Assert.All(["prisma/schema.prisma", "billing/schema.prisma"], schema => Assert.Contains(Path.Combine(app.Folder, schema), watched));
    }

    private static SortedDictionary<string, string> Code(ShopApp app)
    {
        var generated = Path.Combine(app.Generated, "ShopContext");
        var files = Directory.GetFiles(Path.Combine(app.Folder, "Billing")).Select(file => (Name: $"Billing/{Path.GetFileName(file)}", Path: file))
            .Concat(Directory.Exists(generated) ? Directory.GetFiles(generated, "*.g.cs").Select(file => (Name: $"obj/{Path.GetFileName(file)}", Path: file)) : []);
        return new(files.ToDictionary(file => file.Name, file => File.ReadAllText(file.Path)), StringComparer.Ordinal);
    }

    private async Task<ShopApp> AppAsync()
    {
        var app = await ShopApp.CreateAsync(packages, "System.Console.WriteLine(new Shop.Billing.Invoice().Total);", items: Schemas);
        var project = await File.ReadAllTextAsync(Path.Combine(app.Folder, "Shop.csproj"));
        app.Write("Shop.csproj", project.Replace("TargetFramework>", "TargetFrameworks>", StringComparison.Ordinal));
        app.Write("prisma/schema.prisma", Datasource + "model users {\n  id Int @id\n}\n");
        app.Write("billing/schema.prisma", Datasource + "model Invoice {\n  id String @id @default(cuid())\n}\n");
        app.Write("Billing/Invoice.cs", "namespace Shop.Billing;\n\npublic partial class Invoice\n{\n    public decimal Total => 1;\n}\n");
        return app;
    }
}
