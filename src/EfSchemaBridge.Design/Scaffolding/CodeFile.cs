using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>The frame of a generated file: header, usings, namespace.</summary>
internal static class CodeFile
{
    /// <summary>Makes the file of one type.</summary>
    /// <param name="typeName">The type's name; the file is named after it.</param>
    /// <param name="options">What to write into the frame.</param>
    /// <param name="namespaces">The namespaces that the type needs, in any order.</param>
    /// <param name="writeType">Writes the type.</param>
    public static GeneratedFile Of(string typeName, ScaffoldOptions options, IEnumerable<string> namespaces, Action<IndentedStringBuilder> writeType)
    {
        var code = new IndentedStringBuilder();
        code.AppendLine($"{GeneratedFile.Header}{CodeText.Comment(options.SchemaPath)}. Change the schema, not this file.");
        code.AppendLine("// </auto-generated>");
        code.AppendLine("#nullable enable");
        code.AppendLine("#pragma warning disable CS1591 // What the schema does not explain has no XML comment.");
        code.AppendLine();
        var usings = namespaces.Distinct().OrderBy(n => !IsSystem(n)).ThenBy(n => n, StringComparer.Ordinal).ToList();
        foreach (var name in usings)
        {
            code.AppendLine($"using {name};");
        }

        if (usings.Count > 0)
        {
            code.AppendLine();
        }

        code.AppendLine($"namespace {options.Namespace};");
        code.AppendLine();
        writeType(code);
        return new GeneratedFile($"{typeName}.g.cs", code.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Writes a block in braces.</summary>
    public static void AppendBlock(this IndentedStringBuilder code, Action writeBody, string end = "}")
    {
        code.AppendLine("{");
        using (code.Indent())
        {
            writeBody();
        }

        code.AppendLine(end);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
