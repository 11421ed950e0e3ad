using System.Globalization;
using System.Text;

namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>Shows diagnostics to people: the line of the schema, and carets under the place.</summary>
public static class DiagnosticRenderer
{
    /// <summary>Renders diagnostics as plain text, with a blank line between them.</summary>
    /// <param name="diagnostics">The diagnostics, in the order to show them.</param>
    /// <returns>The text, with <c>\n</c> as line end; empty for no diagnostics. Connection strings in the lines are masked.</returns>
    public static string Render(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(Render));

    private static string Render(Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var line = LineAt(span.File.Text, span.Start);

        var output = new StringBuilder();
        output.Append(CultureInfo.InvariantCulture,
            $"{span.File.Path}({span.Line},{span.Column}): {severity} {diagnostic.Code}: {diagnostic.Message}\n");
        output.Append(CultureInfo.InvariantCulture, $"{margin} |\n");
        output.Append(CultureInfo.InvariantCulture, $"{number} | {ConnectionText.Mask(line)}\n");
        output.Append(CultureInfo.InvariantCulture, $"{margin} | {Padding(line, span.Column - 1)}{Carets(line, span.Column - 1, span.Length)}\n");
        if (diagnostic.Hint is { } hint)
        {
            output.Append(CultureInfo.InvariantCulture, $"{margin} = {hint}\n");
        }

        return output.ToString();
    }

    private static string LineAt(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        return end < 0 ? text[start..] : text[start..(start + end)];
    }

    /// <summary>Blanks up to the place; tabs stay tabs, so that the carets meet it whatever a tab's width is.</summary>
    private static string Padding(string line, int length) =>
        string.Concat(line.Take(length).Select(c => c == '\t' ? '\t' : ' '));

    private static string Carets(string line, int start, int length) => new('^', Math.Max(1, Math.Min(length, line.Length - start)));
}
