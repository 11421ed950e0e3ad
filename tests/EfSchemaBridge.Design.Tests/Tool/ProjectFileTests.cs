using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Design.Tests.Tool;

public sealed class ProjectFileTests : IDisposable
{
    private const string Items = "<SchemaBridgeSchema Include=\"prisma\\schema.prisma\" /><SchemaBridgeSchema Include=\"billing/schema.prisma\" Migrations=\"billing/steps/\" />";

    private readonly string _folder = Directory.CreateTempSubdirectory("esb-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "prisma/schema.prisma", null)]
    [InlineData("<SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations>", "prisma/schema.prisma", "db/steps")]
    [InlineData("<SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations>", "billing/schema.prisma", null)]
    [InlineData("<SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations><SchemaBridgeSchema>billing/schema.prisma</SchemaBridgeSchema>", "billing/schema.prisma", "db/steps")]
    [InlineData("<SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations><SchemaBridgeSchema Include=\"billing/schema.prisma\" />", "billing/schema.prisma", "db/steps")]
    [InlineData(Items, "prisma/schema.prisma", null)]
    [InlineData(Items, "billing/schema.prisma", "billing/steps")]
    [InlineData($"<SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations>{Items}", "prisma/schema.prisma", null)]
    public void The_migrations_of_a_schema_are_where_the_build_takes_them_from(string elements, string schema, string? expected)
    {
        var path = Path.Combine(_folder, "Shop.csproj");
        File.WriteAllText(path, $"<Project><PropertyGroup>{elements}</PropertyGroup></Project>");
        foreach (var place in (string[])["prisma", "billing"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, place));
            File.WriteAllText(Path.Combine(_folder, place, "schema.prisma"), "");
        }

        Assert.Equal(expected, new ProjectFile(path).MigrationsOf(Path.Combine(_folder, schema)));
    }
}
