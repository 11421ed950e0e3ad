using System.Text;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Lines whose columns are aligned with each other. Comments behind a line, and whole lines of them, do not widen columns.</summary>
internal sealed class TextTable
{
    private readonly List<(List<string> Columns, string Comment)> rows = [];

    public void Add(string comment, params IEnumerable<string> columns)
    {
        var list = columns.ToList();
        while (list.Count > 0 && list[^1].Length == 0)
        {
            list.RemoveAt(list.Count - 1);
        }

        rows.Add((list, comment));
    }

    public void AddBlank() => Add("");

    /// <summary>Writes the lines and starts anew.</summary>
    public void WriteTo(StringBuilder output, string indentation)
    {
        var widths = Widths();
        foreach (var (columns, comment) in rows)
        {
            var line = new StringBuilder();
            for (var i = 0; i < columns.Count; i++)
            {
                line.Append(columns[i]);
                if (i < columns.Count - 1)
                {
                    line.Append(' ', widths[i] - Width(columns[i]) + 1);
                }
            }

            if (line.Length > 0 && comment.Length > 0)
            {
                line.Append(' ');
            }

            line.Append(comment);
            output.Append(line.Length > 0 ? indentation : "").Append(line).Append('\n');
        }

        rows.Clear();
    }

    private List<int> Widths()
    {
        var widths = new List<int>();
        foreach (var (columns, _) in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (i == widths.Count)
                {
                    widths.Add(0);
                }

                widths[i] = Math.Max(widths[i], Width(columns[i]));
            }
        }

        return widths;
    }

    /// <summary>Prisma's formatter measures in bytes of UTF-8, and so do we: both are to leave each other's files alone.</summary>
    private static int Width(string text) => Encoding.UTF8.GetByteCount(text);
}
