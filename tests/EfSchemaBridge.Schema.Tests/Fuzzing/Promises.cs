using System.Diagnostics;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Fuzzing;

/// <summary>What holds for any text, however broken.</summary>
internal static class Promises
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(1);

    /// <summary>Fails where one of them does not hold.</summary>
    public static void Hold(string text)
    {
        var file = new SourceFile("schema.prisma", text);
        if (TimeOf(file) > Hang)
        {
            // The machine may have paused; a real hang lasts as long again.
            Assert.InRange(TimeOf(file), TimeSpan.Zero, Hang);
        }
    }

    private static TimeSpan TimeOf(SourceFile file)
    {
        var start = Stopwatch.GetTimestamp();
        CheckResult(file);
        CheckPrinting(file);
        CheckLayout(file);
        return Stopwatch.GetElapsedTime(start);
    }

    private static void CheckResult(SourceFile file)
    {
        var result = SchemaReader.Parse([file]);
        Assert.Equal(result.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error), result.Schema is not null);
        Assert.All(result.Diagnostics, CheckPlace);
        DiagnosticRenderer.Render(result.Diagnostics);
    }

    private static void CheckPlace(Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        Assert.InRange(span.Start, 0, span.File.Text.Length);
        Assert.InRange(span.Length, 0, span.File.Text.Length - span.Start);
        var before = span.File.Text.AsSpan(0, span.Start);
        Assert.Equal((before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')), (span.Line, span.Column));
        Assert.NotEmpty(diagnostic.Message);
    }

    private static void CheckPrinting(SourceFile file) =>
        Assert.Equal(file.Text, SchemaParser.Parse(file, new DiagnosticBag()).Print());

    /// <summary>
    /// Prisma's formatter may add a blank line of its own and treat it as the author's the next time, and so does ours: the
    /// second layout is the one that stays.
    /// </summary>
    private static void CheckLayout(SourceFile file)
    {
        if (SchemaFormatter.TryFormat(file, out var layout, out _))
        {
            var second = LayOutAgain(layout);
            Assert.Equal(second, LayOutAgain(second));
        }
    }

    private static string LayOutAgain(string layout)
    {
        Assert.True(SchemaFormatter.TryFormat(new SourceFile("schema.prisma", layout), out var again, out _), "The layout cannot be read.");
        return again;
    }
}
