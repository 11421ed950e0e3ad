using System.Text.RegularExpressions;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Design.Tests.Tool;

public sealed class GenerationTests : IDisposable
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";
    private const string Model = "model User {\n  id Int @id\n}\n";

    private readonly string _project = Directory.CreateTempSubdirectory("esb-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_project, recursive: true);

    [Fact]
    public void A_schema_gives_files_and_one_line()
    {
        Assert.Equal(0, Generate(Datasource + Model));

        Assert.Matches($"^Generated ShopContext: 1 model, 0 enums in [0-9]+ ms \\({Regex.Escape(OutputPath)}\\)\\s+$", _output.ToString());
        Assert.Equal("", _error.ToString());
        Assert.Equal(["ShopContext.g.cs", "User.g.cs"], Directory.EnumerateFiles(OutputPath).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_code_names_the_schema_by_its_path_in_the_project()
    {
        Generate(Datasource + Model);

        Assert.Contains("[SchemaContext(\"prisma/schema.prisma\")]", Context(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_the_schema_is_printed_as_the_build_reads_it()
    {
        Assert.Equal(1, Generate(Datasource + "model User {\n  id Itn @id\n}\n"));

        Assert.Equal($"{SchemaPath}(5,6): error ESB1201: There is no type `Itn`. Did you mean `Int`?{Environment.NewLine}", _error.ToString());
        Assert.False(Directory.Exists(OutputPath));
    }

    [Fact]
    public void A_missing_schema_is_an_error()
    {
        Assert.Equal(1, Run("Shop", "ShopContext"));

        Assert.Equal($"{SchemaPath}: error ESB2001: There is no schema here. Name the file or folder that holds it.{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public void A_connection_in_the_schema_is_warned_of_and_written_nowhere()
    {
        var schema = "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://shop:secret@localhost/shop\"\n}\n" + Model;

        Assert.Equal(0, Generate(schema));

        Assert.Equal(
            $"{SchemaPath}(1,1): warning ESB2002: The connection in the schema is not written into code. Set it as DATABASE_URL in the environment or a .env file.{Environment.NewLine}",
            _error.ToString());
        Assert.DoesNotContain("secret", Context(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop; class X", "ShopContext", "Shop; class X")]
    [InlineData("Shop", "Shop Context", "Shop Context")]
    public void A_name_that_C_sharp_cannot_have_is_an_error(string ns, string context, string wrong)
    {
        Assert.Equal(1, Run(ns, context));

        Assert.Equal($"error ESB2003: '{wrong}' cannot be a name in C#. Set SchemaBridgeNamespace and SchemaBridgeContext to names that can.{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public void Everything_goes_into_one_file_on_request_and_the_list_names_it()
    {
        Write(Datasource + Model);
        var list = Path.Combine(_project, "list.txt");

        Assert.Equal(0, Run("Shop", "ShopContext", singleFile: true, fileList: list));

        Assert.Equal(["ShopContext.g.cs"], Directory.EnumerateFiles(OutputPath).Select(path => Path.GetFileName(path)));
        Assert.Contains("\n\npublic partial class User\n{\n", Context(), StringComparison.Ordinal);
        Assert.Equal([Path.Combine(OutputPath, "ShopContext.g.cs")], File.ReadAllLines(list));
    }

    private string SchemaPath => Path.Combine(_project, "prisma", "schema.prisma");

    private string OutputPath => Path.Combine(_project, "obj");

    private string Context() => File.ReadAllText(Path.Combine(OutputPath, "ShopContext.g.cs"));

    private int Generate(string schema)
    {
        Write(schema);
        return Run("Shop", "ShopContext");
    }

    private void Write(string schema)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SchemaPath)!);
        File.WriteAllText(SchemaPath, schema);
    }

    private int Run(string ns, string context, bool singleFile = false, string? fileList = null) => new Generation
    {
        SingleFile = singleFile,
        FileList = fileList,
        Place = SchemaPath,
        OutputFolder = OutputPath,
        Namespace = ns,
        ContextName = context,
        ProjectFolder = _project,
        Terminal = new PlainTerminal(_output, _error),
    }.Run();
}
