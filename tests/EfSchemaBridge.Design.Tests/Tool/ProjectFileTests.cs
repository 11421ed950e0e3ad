using EfSchemaBridge.Tool;
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
        var project = Write("Shop.csproj", $"<Project><PropertyGroup>{elements}</PropertyGroup></Project>");
        foreach (var place in (string[])["prisma", "billing"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, place));
            File.WriteAllText(Path.Combine(_folder, place, "schema.prisma"), "");
        }

        Assert.Equal(expected, project.MigrationsOf(Path.Combine(_folder, schema)));
    }

    [Theory]
    [InlineData("<PropertyGroup><SchemaBridgeMigrations>$(MSBuildProjectDirectory)/db</SchemaBridgeMigrations></PropertyGroup>", "the value $(MSBuildProjectDirectory)/db")]
    [InlineData("<PropertyGroup><SchemaBridgeMigrations Condition=\"'$(X)' == ''\">db</SchemaBridgeMigrations></PropertyGroup>", "a condition")]
    [InlineData("<PropertyGroup Condition=\"'$(X)' == ''\"><SchemaBridgeMigrations>db</SchemaBridgeMigrations></PropertyGroup>", "a condition")]
    [InlineData("<Choose><Otherwise><PropertyGroup><SchemaBridgeMigrations>db</SchemaBridgeMigrations></PropertyGroup></Otherwise></Choose>", "a condition")]
    public void Migrations_in_a_place_that_only_MSBuild_knows_are_an_error(string elements, string what)
    {
        var project = Write("Shop.csproj", $"<Project>{elements}</Project>");
        var schema = WriteSchema();

        Assert.Equal(
            $"Shop.csproj says where the migrations are in words that only MSBuild can make out: SchemaBridgeMigrations has {what}. Write the folder as plain text and without a condition, relative to the project file: <SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations>",
            Assert.Throws<ToolException>(() => project.MigrationsOf(schema)).Message);
    }

    [Fact]
    public void An_items_migrations_in_a_place_that_only_MSBuild_knows_are_an_error()
    {
        var project = Write("Shop.csproj", "<Project><ItemGroup><SchemaBridgeSchema Include=\"schema.prisma\" Migrations=\"$(Steps)\" /></ItemGroup></Project>");
        var schema = WriteSchema();

        Assert.Equal(
            "Shop.csproj says where the migrations are in words that only MSBuild can make out: Migrations has the value $(Steps). Write the folder as plain text and without a condition, relative to the project file: Migrations=\"db/steps\"",
            Assert.Throws<ToolException>(() => project.MigrationsOf(schema)).Message);
    }

    [Fact]
    public void Migrations_that_all_projects_name_count_unless_the_project_names_its_own()
    {
        var project = Write("Shop.csproj", "<Project />");
        Write("Directory.Build.props", "<Project><PropertyGroup><SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations></PropertyGroup></Project>");
        var schema = WriteSchema();

        Assert.Equal("db/steps", project.MigrationsOf(schema));
        Assert.Equal("own", Write("Shop.csproj", "<Project><PropertyGroup><SchemaBridgeMigrations>own</SchemaBridgeMigrations></PropertyGroup></Project>").MigrationsOf(schema));
    }

    [Fact]
    public void A_project_file_that_is_not_XML_is_an_error()
    {
        var project = Write("Shop.csproj", "<Project>");

        Assert.StartsWith($"{project.Path} is not XML, so the project cannot be made out: ", Assert.Throws<ToolException>(() => project.MigrationsOf(WriteSchema())).Message, StringComparison.Ordinal);
    }

    private ProjectFile Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return new ProjectFile(path);
    }

    private string WriteSchema()
    {
        var path = Path.Combine(_folder, "schema.prisma");
        File.WriteAllText(path, "");
        return path;
    }
}
