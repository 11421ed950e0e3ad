namespace EfSchemaBridge.Tool.Tests;

public sealed class ValidateTests : IDisposable
{
    private const string Valid = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel A {\n  id Int @id\n}\n";
    private const string Invalid = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel A {\n  id Itn @id\n}\n";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_valid_schema_ends_with_exit_code_0()
    {
        folder.Write("prisma/schema.prisma", Valid);

        Assert.Equal((0, "prisma/schema.prisma is valid.\n", ""), await folder.RunAsync("validate"));
    }

    [Fact]
    public async Task An_error_is_shown_with_its_line_and_ends_with_exit_code_1()
    {
        folder.Write("schema.prisma", Invalid);

        Assert.Equal(
            (1, "\nschema.prisma has 1 error.\n", """
                schema.prisma(6,6): error ESB1201: There is no type `Itn`.
                  |
                6 |   id Itn @id
                  |      ^^^
                  = Did you mean `Int`?

                """.ReplaceLineEndings("\n")),
            await folder.RunAsync("validate"));
    }

    [Fact]
    public async Task Json_goes_to_standard_output()
    {
        folder.Write("schema.prisma", Invalid);

        Assert.Equal(
            (1, """
                [
                  {
                    "code": "ESB1201",
                    "severity": "error",
                    "file": "schema.prisma",
                    "line": 6,
                    "column": 6,
                    "length": 3,
                    "message": "There is no type `Itn`.",
                    "hint": "Did you mean `Int`?"
                  }
                ]

                """.ReplaceLineEndings("\n"), ""),
            await folder.RunAsync("validate", "--json"));
    }

    [Fact]
    public async Task A_valid_schema_is_an_empty_list_in_Json()
    {
        folder.Write("schema.prisma", Valid);

        Assert.Equal((0, "[]\n", ""), await folder.RunAsync("validate", "schema.prisma", "--json"));
    }

    [Fact]
    public async Task A_folder_of_files_is_one_schema()
    {
        folder.Write("prisma/base.prisma", Valid);
        folder.Write("prisma/models/b.prisma", "model B {\n  id Int @id\n}\n");

        Assert.Equal((0, "prisma is valid.\n", ""), await folder.RunAsync("validate"));
    }

    [Fact]
    public async Task The_property_of_the_project_file_says_where_the_schema_is()
    {
        folder.Write("schema.prisma", Invalid);
        folder.Write("db/app.prisma", Valid);
        folder.Write("App.csproj", "<Project><PropertyGroup><SchemaBridgeSchema>db\\app.prisma</SchemaBridgeSchema></PropertyGroup></Project>");

        Assert.Equal((0, "db/app.prisma is valid.\n", ""), await folder.RunAsync("validate"));
    }

    [Fact]
    public async Task The_option_schema_is_the_place()
    {
        folder.Write("db/app.prisma", Valid);

        Assert.Equal((0, "db/app.prisma is valid.\n", ""), await folder.RunAsync("validate", "--schema", "db/app.prisma"));
    }

    [Fact]
    public async Task No_schema_at_all_is_an_error_that_says_where_one_was_looked_for() => Assert.Equal(
        (1, "", "error ESB2001: There is no prisma/schema.prisma, schema.prisma or prisma folder in FOLDER. Name the file or folder that holds the schema, or set the property SchemaBridgeSchema in the project file.\n"),
        await folder.RunAsync("validate"));

    [Fact]
    public async Task A_place_that_is_not_there_is_an_error() => Assert.Equal(
        (1, "", "nowhere: error ESB2001: There is no schema here. Name the file or folder that holds it.\n"),
        await folder.RunAsync("validate", "nowhere"));

    [Fact]
    public async Task A_place_that_is_given_twice_is_an_error()
    {
        var (exitCode, _, error) = await folder.RunAsync("validate", "a", "--schema", "b");

        Assert.Equal((1, "error: PLACE and --schema mean the same: give one of them."), (exitCode, error.Split('\n')[0]));
    }
}
