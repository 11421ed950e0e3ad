using System.Text;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Lays a schema file out as <c>prisma format</c> does, so that both tools leave each other's files alone.</summary>
public static class SchemaFormatter
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Lays the files of a schema out, and adds what its relations lack: fields, columns, arguments of <c>@relation</c>.</summary>
    /// <param name="files">The files of the schema, in the order that counts.</param>
    /// <returns>The new text of each; the old one as it is when there are lines in it that cannot be read.</returns>
    public static IReadOnlyList<string> Format(IReadOnlyList<SourceFile> files) =>
        [.. CompleteRelations(files).Select(file => TryFormat(file, out var text, out _) ? text : file.Text)];

    /// <summary>Lays a schema of one file out, as <see cref="Format(IReadOnlyList{SourceFile})"/> does.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its new text.</returns>
    public static string Format(SourceFile file) => Format([file])[0];

    /// <summary>Adds what the relations of a schema lack, without laying its files out.</summary>
    /// <param name="files">The files of the schema, in the order that counts.</param>
    /// <returns>The files; as they are when something is wrong in any of them, except with the relations themselves.</returns>
    public static IReadOnlyList<SourceFile> CompleteRelations(IReadOnlyList<SourceFile> files) => RelationCompletion.Complete(files);

    /// <summary>Lays a file out, unless there are lines in it that cannot be read. What the lines mean does not matter here.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The new text; the old one when the file cannot be laid out.</param>
    /// <param name="diagnostics">What is wrong with the lines that cannot be read.</param>
    /// <returns>Whether the file could be laid out.</returns>
    public static bool TryFormat(SourceFile file, out string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new DiagnosticBag();
        var syntax = SchemaParser.Parse(file, found);
        var mark = file.Text.StartsWith(ByteOrderMark) ? $"{ByteOrderMark}" : "";
        diagnostics = found.InOrder([file]);
        var isReadable = !diagnostics.Any(IsUnreadable);
        text = isReadable ? mark + Format(syntax) : file.Text;
        return isReadable;
    }

    /// <summary>
    /// An outdated notation is no obstacle: laid out, it is today's. Nor is a field without a type, as for Prisma's formatter.
    /// </summary>
    private static bool IsUnreadable(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error
        && diagnostic.Code is not (DiagnosticCodes.OutdatedNotation or DiagnosticCodes.OptionalList or DiagnosticCodes.MissingType);

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
