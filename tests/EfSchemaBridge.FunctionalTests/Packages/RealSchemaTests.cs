using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Parity;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>Whole schemas through the whole chain: build, migrations add, database update.</summary>
public sealed class RealSchemaTests(PackedPackages packages)
{
    private static readonly string[] Names = ["relations", "defaults", "many_to_many", "saas-starter-kit", "OSOC-2", "zipline"];

    /// <summary>The named schemas: our own, and real ones where <c>ESB_SHARED</c> names their folder.</summary>
    public static TheoryData<SchemaCase> Schemas => [.. SchemaCases.Possible.Where(c => Names.Contains(c.Name))];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_schema_compiles_without_a_warning_migrates_and_leaves_the_engine_nothing_to_do(SchemaCase schema)
    {
        await using var app = await ShopApp.CreateAsync(packages, properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        app.DatabaseUrl = app.Database.Url;
        app.Write("prisma/schema.prisma", File.ReadAllText(Directory.Exists(schema.Place) ? Directory.EnumerateFiles(schema.Place, "*.prisma").Single() : schema.Place));

        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");
        (await app.EfAsync("database", "update")).OrThrow("dotnet ef database update");

        Assert.Equal(0, (await new Oracle(app.Database).DiffAsync("db", $"schema:{app.Schema}")).ExitCode);
        var again = await app.EfAsync("migrations", "add", "again");
        Assert.Contains("Already in sync", again.Output + again.Error, StringComparison.Ordinal);
    }
}
