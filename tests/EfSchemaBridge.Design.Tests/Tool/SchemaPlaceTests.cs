using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Design.Tests.Tool;

public sealed class SchemaPlaceTests : IDisposable
{
    private readonly string _project = Directory.CreateTempSubdirectory("esb-").FullName;

    public void Dispose() => Directory.Delete(_project, recursive: true);

    [Theory]
    [InlineData("prisma/schema.prisma", "prisma/schema.prisma")]
    [InlineData("schema.prisma", "schema.prisma")]
    [InlineData("prisma/models/user.prisma", "prisma")]
    [InlineData("prisma/readme.md", null)]
    public void A_schema_is_found_where_projects_have_it(string file, string? expected)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_project, file))!);
        File.WriteAllText(Path.Combine(_project, file), "");

        Assert.Equal(expected is null ? null : Path.Combine(_project, expected), SchemaPlace.Find(_project, TextWriter.Null));
    }
}
