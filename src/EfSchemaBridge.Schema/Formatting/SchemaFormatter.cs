using System.Text;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Lays a schema file out as <c>prisma format</c> does, so that both tools leave each other's files alone.</summary>
public static class SchemaFormatter
{
    /// <summary>Lays the files of a schema out, and adds what its relations lack: fields, columns, arguments of <c>@relation</c>.</summary>
    /// <param name="files">The files of the schema, in the order that counts.</param>
    /// <returns>
    /// The new text of each; the old one as it is when there are lines in it that cannot be read. Relations stay as they are
    /// when something is wrong in any of the files, except with the relations themselves.
    /// </returns>
    public static IReadOnlyList<string> Format(IReadOnlyList<SourceFile> files) => [.. RelationCompletion.Complete(files).Select(Layout)];

    /// <summary>Lays a schema of one file out, as <see cref="Format(IReadOnlyList{SourceFile})"/> does.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its new text.</returns>
    public static string Format(SourceFile file) => Format([file])[0];

    private static string Layout(SourceFile file)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = SchemaParser.Parse(file, diagnostics);
        return diagnostics.HasErrors ? file.Text : Format(syntax);
    }

    private static string Format(SchemaSyntax syntax)
    {
        var output = new StringBuilder();
        for (var i = 0; i < syntax.Elements.Count; i++)
        {
            switch (syntax.Elements[i])
            {
                case BlockSyntax block:
                    BlockFormatter.Write(block, output);
                    break;
                case LineSyntax { IsComment: true } line:
                    var table = new TextTable();
                    CommentWriter.Write(line, table);
                    table.WriteTo(output, "");
                    break;
                case LineSyntax when IsLastOfBlanks(syntax.Elements, i) && output.Length > 0:
                    output.Append('\n');
                    break;
            }
        }

        return output.Length == 0 ? "\n" : output.ToString();
    }

    /// <summary>Of several blank lines one stays; none at the end of the file.</summary>
    private static bool IsLastOfBlanks(IReadOnlyList<SyntaxNode> elements, int index) =>
        index + 1 < elements.Count && elements[index + 1] is not LineSyntax { IsBlank: true };
}
