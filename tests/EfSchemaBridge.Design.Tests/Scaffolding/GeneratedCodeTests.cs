using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>The code of the schemas in <c>Schemas/</c>, one behaviour each: what it is, is said in the schema's first line.</summary>
public sealed class GeneratedCodeTests
{
    public static TheoryData<string> Schemas =>
        [.. Directory.EnumerateFiles(Verified.Folder, "*.prisma").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_code_of_a_schema_is_as_verified(string schema)
    {
        var files = Generate(schema).Files.Select(file => $"//// {file.Name}\n{file.Text}");

        Verified.Matches(schema, string.Join("\n", files));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_code_of_a_schema_compiles_without_warnings(string schema) =>
        Assert.Equal("", string.Join("\n", Generate(schema).Diagnostics()));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_context_of_a_schema_describes_the_same_database(string schema) =>
        Assert.Equal("", string.Join("\n", Generate(schema).Differences()));

    private static GeneratedCode Generate(string schema)
    {
        var text = File.ReadAllText(Path.Combine(Verified.Folder, $"{schema}.prisma"));
        var result = SchemaReader.Parse([new SourceFile($"{schema}.prisma", text)]);
        Assert.Equal("", string.Join("\n", result.Diagnostics));
        return new GeneratedCode(result.Schema!);
    }
}
