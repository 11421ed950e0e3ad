using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Writes comments that have lines to themselves.</summary>
internal static class CommentWriter
{
    public static void Write(LineSyntax line, TextTable table)
    {
        foreach (var comment in line.Comments)
        {
            if (comment.IsEnclosed)
            {
                WriteEnclosed(comment, table);
            }
            else
            {
                table.Add(comment.Text);
            }
        }
    }

    private static void WriteEnclosed(CommentSyntax comment, TextTable table)
    {
        table.Add("/**");
        foreach (var line in comment.Text[2..^2].Split('\n').Select(WithoutStar).Where(line => line.Length > 0))
        {
            table.Add($" * {line}");
        }

        table.Add(" */");
    }

    private static string WithoutStar(string line)
    {
        var text = line.Trim();
        return text.StartsWith('*') ? text[1..].TrimStart() : text;
    }
}
