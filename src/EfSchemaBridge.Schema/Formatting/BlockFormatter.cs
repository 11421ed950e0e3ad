using System.Text;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Lays out one block: members in columns that start anew behind a blank line, attributes of the block at its end, sorted.</summary>
internal sealed class BlockFormatter
{
    private const string Indentation = "  ";

    private static readonly string[] AttributeOrder =
        ["id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"];

    private readonly StringBuilder output;
    private readonly TextTable table = new();
    private readonly List<(List<LineSyntax> Comments, LineSyntax Line, AttributeSyntax Attribute)> attributes = [];
    private List<LineSyntax> pending = [];

    private BlockFormatter(StringBuilder output) => this.output = output;

    public static void Write(BlockSyntax block, StringBuilder output)
    {
        output.Append(block.Keyword).Append(' ').Append(block.Name.Text).Append(" {\n");
        var formatter = new BlockFormatter(output);
        formatter.WriteMembers(block);
        formatter.WriteAttributes();
        output.Append("}\n");
    }

    private void WriteMembers(BlockSyntax block)
    {
        var groups = Groups(block.Lines).ToList();
        var isBehindBlank = false;
        for (var i = 0; i < groups.Count; i++)
        {
            var line = groups[i][0];
            var next = i + 1 < groups.Count ? groups[i + 1][0] : null;
            if (line.IsBlank)
            {
                // Blank lines at the edges of a block, and around its attributes, are laid out elsewhere.
                isBehindBlank = i > 0;
                if (isBehindBlank && next?.Member is not (null or BlockAttributeSyntax))
                {
                    StartNewColumns();
                }

                continue;
            }

            if (line.IsComment)
            {
                WriteComments(groups[i], next, isBehindBlank);
            }
            else
            {
                WriteMember(line);
            }

            isBehindBlank = false;
        }

        table.WriteTo(output, Indentation);
    }

    /// <summary>Comments on lines that follow each other belong together, and so do blank lines.</summary>
    private static IEnumerable<List<LineSyntax>> Groups(IReadOnlyList<LineSyntax> lines)
    {
        var group = new List<LineSyntax>();
        foreach (var line in lines)
        {
            var continues = group.Count > 0 && line.Member is null && group[0].Member is null && line.IsComment == group[0].IsComment;
            if (!continues && group.Count > 0)
            {
                yield return group;
                group = [];
            }

            group.Add(line);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private void StartNewColumns()
    {
        table.WriteTo(output, Indentation);
        table.AddBlank();
    }

    private void WriteComments(List<LineSyntax> comments, LineSyntax? next, bool isBehindBlank)
    {
        if (next?.Member is BlockAttributeSyntax)
        {
            pending = comments;
            return;
        }

        if (isBehindBlank)
        {
            StartNewColumns();
        }

        comments.ForEach(comment => CommentWriter.Write(comment, table));
    }

    private void WriteMember(LineSyntax line)
    {
        var comment = string.Concat(line.Comments.Select(comment => comment.Text));
        switch (line.Member)
        {
            case FieldSyntax field:
                table.Add(comment, field.Name.Text, field.Type is null ? "" : ExpressionWriter.Write(field.Type),
                    string.Join(' ', field.Attributes.OrderBy(Order).Select(ExpressionWriter.Write)));
                break;
            case EnumValueSyntax value:
                table.Add(comment, value.Name.Text, string.Concat(value.Attributes.Select(ExpressionWriter.Write)));
                break;
            case PropertySyntax property:
                table.Add(comment, property.Name.Text, $"= {ExpressionWriter.Write(property.Value)}");
                break;
            case BlockAttributeSyntax attribute:
                attributes.Add((pending, line, attribute.Attribute));
                pending = [];
                break;
        }
    }

    private void WriteAttributes()
    {
        if (attributes.Count > 0)
        {
            table.AddBlank();
        }

        foreach (var (comments, line, attribute) in attributes.OrderBy(entry => Order(entry.Attribute)))
        {
            comments.ForEach(comment => CommentWriter.Write(comment, table));
            table.Add(string.Concat(line.Comments.Select(comment => comment.Text)), ExpressionWriter.Write(attribute));
        }

        table.WriteTo(output, Indentation);
    }

    private static int Order(AttributeSyntax attribute)
    {
        var index = Array.FindIndex(AttributeOrder, name => attribute.Name.Text.StartsWith(name, StringComparison.Ordinal));
        return index < 0 ? AttributeOrder.Length : index;
    }
}
