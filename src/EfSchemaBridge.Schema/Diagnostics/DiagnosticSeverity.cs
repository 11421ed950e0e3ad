namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The schema can be used; something in it deserves a look.</summary>
    Warning,

    /// <summary>The schema cannot be used.</summary>
    Error,
}
