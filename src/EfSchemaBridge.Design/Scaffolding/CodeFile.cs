using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>The frame of a file: header, usings, namespace.</summary>
internal static class CodeFile
{
    /// <summary>Makes a file of types that share a namespace.</summary>
    /// <param name="name">The file's name, without extension.</param>
    /// <param name="types">The types, in order.</param>
    /// <param name="options">What to write into the frame.</param>
    public static GeneratedFile Of(string name, IReadOnlyList<GeneratedType> types, ScaffoldOptions options)
    {
        var code = new IndentedStringBuilder();
        WriteHeader(options, code);
        WriteUsings(types.SelectMany(type => type.Uses), code);
        code.AppendLine($"namespace {types[0].Namespace};");
        foreach (var type in types)
        {
            code.AppendLine();
            code.AppendLines(type.Text, skipFinalNewline: true);
            code.AppendLine();
        }

        return new GeneratedFile(name + (options.IsHandedOver ? ".cs" : ".g.cs"), code.ToString().ReplaceLineEndings("\n"));
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

    private static void WriteHeader(ScaffoldOptions options, IndentedStringBuilder code)
    {
        if (options.IsHandedOver)
        {
            code.AppendLine("#nullable enable");
        }
        else
        {
            code.AppendLine($"{GeneratedFile.Header}{CodeText.Comment(options.SchemaPath)}. Change the schema, not this file.");
            code.AppendLine("// </auto-generated>");
            code.AppendLine("#nullable enable");
            code.AppendLine("#pragma warning disable CS1591 // What the schema does not explain has no XML comment.");
        }

        code.AppendLine();
    }

    private static void WriteUsings(IEnumerable<string> namespaces, IndentedStringBuilder code)
    {
        var usings = namespaces.Distinct().OrderBy(n => !IsSystem(n)).ThenBy(n => n, StringComparer.Ordinal).ToList();
        foreach (var name in usings)
        {
            code.AppendLine($"using {name};");
        }

        if (usings.Count > 0)
        {
            code.AppendLine();
        }
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
