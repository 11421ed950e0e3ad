namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A project for several frameworks, whose builds run side by side.</summary>
public sealed class MultiTargetingTests(PackedPackages packages)
{
    // The second one needs nothing of Windows, nor the packs that its name would have restored.
    private const string Frameworks =
        """
        <TargetFramework />
        <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
        <EnableWindowsTargeting>true</EnableWindowsTargeting>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """;

    private const string Program = "using var db = new Shop.ShopContext(); System.Console.WriteLine(db.Users.EntityType.Name);";
    private const string Users = "model users {\n  id  Int @id\n  age Int\n}\n";

    [Fact]
    public async Task Each_framework_has_its_own_classes_which_dotnet_ef_uses_and_clean_removes()
    {
        await using var app = await ShopApp.CreateAsync(packages, Program, Frameworks);
        app.DatabaseUrl = app.Database.Url;
        app.WriteSchema(Users);

        var build = (await app.BuildAsync("-maxCpuCount:2")).OrThrow("dotnet build");
        Assert.Contains("(obj/Debug/net10.0/EfSchemaBridge/)", build.Output, StringComparison.Ordinal);
        Assert.Contains("(obj/Debug/net10.0-windows/EfSchemaBridge/)", build.Output, StringComparison.Ordinal);

        (await app.EfAsync("migrations", "add", "init", "--framework", "net10.0")).OrThrow("dotnet ef migrations add");
        Assert.Single(Directory.EnumerateFiles(app.Migrations, "migration.sql", SearchOption.AllDirectories));
        Assert.Equal("Shop.User", (await app.DotnetAsync("run", "--framework", "net10.0")).OrThrow("dotnet run").Output.Trim());

        (await app.DotnetAsync("clean")).OrThrow("dotnet clean");
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(app.Folder, "obj"), "*.g.cs", SearchOption.AllDirectories), file => file.Contains("EfSchemaBridge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_write_to_one_folder_of_the_project_and_a_build_without_a_change_compiles_nothing()
    {
        await using var app = await ShopApp.CreateAsync(packages, Program, Frameworks + "<SchemaBridgeOutput>Models</SchemaBridgeOutput>");

        foreach (var models in new[] { Users + "model Extra {\n  id Int @id\n}\n", Users })
        {
            app.WriteSchema(models);
            (await app.BuildAsync("-maxCpuCount:2")).OrThrow("dotnet build");
            var compiled = Compiled();
            (await app.BuildAsync("-maxCpuCount:2")).OrThrow("dotnet build");

            Assert.Equal(compiled, Compiled());
        }

        Assert.Equal(["ShopContext.g.cs", "User.g.cs"], Directory.EnumerateFiles(Path.Combine(app.Folder, "Models")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        IReadOnlyList<DateTime> Compiled() =>
            [.. Directory.EnumerateFiles(Path.Combine(app.Folder, "obj", "Debug"), "Shop.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];
    }
}
