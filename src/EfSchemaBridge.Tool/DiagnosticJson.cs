using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Tool;

/// <summary>Writes diagnostics for other programs.</summary>
internal static class DiagnosticJson
{
    // The text goes to a terminal or another program, never into a web page: quotes and letters stay readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>A JSON list of objects with code, severity, file, line, column, length, message and hint (null where there is none).</summary>
    public static string Write(IEnumerable<Diagnostic> diagnostics) => JsonSerializer.Serialize(diagnostics.Select(diagnostic => new
    {
        diagnostic.Code,
        diagnostic.Severity,
        File = diagnostic.Span.File.Path,
        diagnostic.Span.Line,
        diagnostic.Span.Column,
        diagnostic.Span.Length,
        diagnostic.Message,
        diagnostic.Hint,
    }), Options);
}
