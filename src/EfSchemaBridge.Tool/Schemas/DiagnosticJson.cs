using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Tool.Schemas;

/// <summary>Diagnostics for other programs.</summary>
internal static class DiagnosticJson
{
    /// <summary>Objects with code, severity, file, line, column, length, message and hint (null where there is none).</summary>
    public static IEnumerable<object> Of(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => new
    {
        diagnostic.Code,
        diagnostic.Severity,
        File = diagnostic.Span.File.Path,
        diagnostic.Span.Line,
        diagnostic.Span.Column,
        diagnostic.Span.Length,
        diagnostic.Message,
        diagnostic.Hint,
    });
}
