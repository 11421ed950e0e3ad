using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Support;

/// <summary>Reads schemas written in tests.</summary>
internal static class SchemaText
{
    public const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";

    /// <summary>Reads a text; one without a datasource gets one behind it, so that its first line stays line 1.</summary>
    public static SchemaResult Read(string text) => SchemaReader.Parse([File(text)]);

    public static SourceFile File(string text) =>
        new("schema.prisma", ("\n" + text).Contains("\ndatasource ", StringComparison.Ordinal) ? text : $"{text}\n{Datasource}");

    /// <summary>Reads a text that must be right.</summary>
    public static PrismaSchema Bind(string text)
    {
        var result = Read(text);
        Assert.Equal([], result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Schema!;
    }

    /// <summary>The one model of that name in a text that must be right.</summary>
    public static Model Model(string text, string name = "A") => Bind(text).Models.Single(model => model.Name == name);

    /// <summary>Asserts that a text gives these diagnostics, word for word, and no others.</summary>
    public static void Reports(string text, params string[] expected) =>
        Assert.Equal(expected, Read(text).Diagnostics.Select(diagnostic => diagnostic.ToString()["schema.prisma".Length..]));
}
