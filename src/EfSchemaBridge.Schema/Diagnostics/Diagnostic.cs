using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>One mistake, or one warning, in a schema.</summary>
/// <param name="Code">The stable code, <c>ESB1xxx</c>.</param>
/// <param name="Severity">Whether the schema can be used all the same.</param>
/// <param name="Span">Where the mistake is.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Hint">What to do about it, where that can be said.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, TextSpan Span, string Message, string? Hint = null)
{
    /// <summary>The line that MSBuild and editors read: <c>file(line,column): error CODE: message</c>.</summary>
    public override string ToString()
    {
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var hint = Hint is null ? "" : $" {Hint}";
        return $"{Span.File.Path}({Span.Line},{Span.Column}): {severity} {Code}: {Message}{hint}";
    }
}
