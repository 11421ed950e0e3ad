namespace EfSchemaBridge.FunctionalTests.Packages;

public sealed class BuildTests(PackedPackages packages)
{
    private const string Users = "model users {\n  id  Int @id\n  age Int\n}\n";

    [Fact]
    public async Task The_first_build_generates_the_second_runs_nothing_and_a_change_generates_again()
    {
        await using var app = await ShopApp.CreateAsync(packages, "using var db = new Shop.ShopContext(); System.Console.WriteLine(db.Users.EntityType.Name);");
        app.WriteSchema(Users + "model Gone {\n  id Int @id\n}\n");

        var first = (await app.BuildAsync()).OrThrow("dotnet build");
        var second = (await app.BuildAsync()).OrThrow("dotnet build");
        app.WriteSchema(Users);
        var third = (await app.BuildAsync()).OrThrow("dotnet build");

        Assert.Matches(@"Generated ShopContext: 2 models, 0 enums in \d+ ms", first.Output);
        Assert.DoesNotContain("Generated", second.Output, StringComparison.Ordinal);
        Assert.Matches(@"Generated ShopContext: 1 model, 0 enums in \d+ ms", third.Output);
        Assert.Equal(["ShopContext.g.cs", "User.g.cs"], Directory.EnumerateFiles(app.Generated, "*.g.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_broken_schema_fails_the_build_at_the_line_of_every_mistake()
    {
        await using var app = await ShopApp.CreateAsync(packages);
        app.WriteSchema("model users {\n  id  Int @id\n  age Itn\n  x   Strin\n}\n");

        var build = await app.BuildAsync();

        Assert.Equal(1, build.ExitCode);
        Assert.Matches(@"prisma/schema\.prisma\(8,7\): error ESB1\d{3}: ", build.Output);
        Assert.Matches(@"prisma/schema\.prisma\(9,7\): error ESB1\d{3}: ", build.Output);
        Assert.DoesNotContain("MSB3073", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_code_compiles_without_a_warning_at_the_highest_level_with_nullable_and_usings_off()
    {
        await using var app = await ShopApp.CreateAsync(
            packages,
            "System.Console.WriteLine(1);",
            "<AnalysisLevel>latest-all</AnalysisLevel><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>CA1303</NoWarn>");
        app.WriteSchema("enum Role {\n  ADMIN\n  MEMBER\n}\n\nmodel User {\n  id Int @id @default(autoincrement())\n  role Role @default(MEMBER)\n  tags String[]\n  posts Post[]\n}\n\nmodel Post {\n  id String @id @default(uuid())\n  authorId Int\n  author User @relation(fields: [authorId], references: [id])\n  at DateTime @updatedAt\n}\n");

        (await app.BuildAsync()).OrThrow("dotnet build");
    }
}
