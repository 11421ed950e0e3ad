using System.Text;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>Writes a schema file again: what has not changed stays as it is, character by character.</summary>
internal static class FileText
{
    /// <summary>The new text of a file.</summary>
    /// <param name="file">The file as it was.</param>
    /// <param name="drafts">What becomes of its models, views and enums.</param>
    /// <param name="rewritten">Other blocks that have a new text.</param>
    /// <param name="added">The blocks to add at its end.</param>
    public static string Write(
        SchemaSyntax file, IReadOnlyDictionary<BlockSyntax, BlockDraft> drafts, IReadOnlyDictionary<BlockSyntax, string> rewritten, IReadOnlyList<BlockDraft> added)
    {
        var text = new StringBuilder();
        var documentation = new StringBuilder();
        var isBehindRemoved = false;
        var newLine = file.Span.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        foreach (var element in file.Elements)
        {
            switch (element)
            {
                case BlockSyntax block when drafts.TryGetValue(block, out var draft) && draft.IsRemoved:
                    isBehindRemoved = true;
                    break;
                case LineSyntax { IsBlank: true } when isBehindRemoved && IsAtBlank(text):
                    break;
                case LineSyntax { IsComment: true } line when line.Comments.All(comment => comment.Text.StartsWith("///", StringComparison.Ordinal)):
                    documentation.Append(line.Span.Text);
                    continue;
                default:
                    text.Append(documentation).Append(element is BlockSyntax kept ? Text(kept, drafts, rewritten, newLine) : element.Span.Text);
                    isBehindRemoved &= element is LineSyntax { IsBlank: true };
                    break;
            }

            documentation.Clear();
        }

        text.Append(documentation);
        if (isBehindRemoved)
        {
            TrimEnd(text, newLine);
        }

        foreach (var draft in added)
        {
            Append(text, BlockText.Of(draft), newLine);
        }

        return text.ToString();
    }

    private static string Text(
        BlockSyntax block, IReadOnlyDictionary<BlockSyntax, BlockDraft> drafts, IReadOnlyDictionary<BlockSyntax, string> rewritten, string newLine)
    {
        var changed = drafts.TryGetValue(block, out var draft) && draft.IsChanged ? BlockText.Of(draft, block) : rewritten.GetValueOrDefault(block);
        return (changed is null ? string.Concat(block.Pieces.Select(piece => piece.Text)) : WithLineEnds(changed, newLine))
            .Insert(0, draft is null ? "" : WithLineEnds(BlockText.Documentation(draft.Documentation), newLine));
    }

    private static void Append(StringBuilder text, string block, string newLine)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append(newLine);
        }

        if (text.Length > 0 && !IsAtBlank(text))
        {
            text.Append(newLine);
        }

        text.Append(WithLineEnds(block, newLine));
    }

    /// <summary>True when the text is empty or ends with a blank line.</summary>
    private static bool IsAtBlank(StringBuilder text) =>
        text.Length == 0 || (text[^1] == '\n' && (text.Length == 1 || text[^2] == '\n' || (text.Length > 2 && text[^2] == '\r' && text[^3] == '\n')));

    private static void TrimEnd(StringBuilder text, string newLine)
    {
        var length = text.ToString().TrimEnd('\r', '\n').Length;
        text.Length = length;
        text.Append(length > 0 ? newLine : "");
    }

    private static string WithLineEnds(string text, string newLine) =>
        newLine == "\n" ? text : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
}
