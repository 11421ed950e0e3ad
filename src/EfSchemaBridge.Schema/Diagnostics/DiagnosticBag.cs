using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>Collects what is found wrong with a schema.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    public bool HasErrors { get; private set; }

    public void Error(string code, TextSpan span, string message, string? hint = null)
    {
        HasErrors = true;
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, span, message, hint));
    }

    public void Warn(string code, TextSpan span, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Warning, span, message, hint));

    /// <summary>Takes over what another bag has collected.</summary>
    public void Add(DiagnosticBag other)
    {
        HasErrors |= other.HasErrors;
        diagnostics.AddRange(other.diagnostics);
    }

    /// <summary>All diagnostics, in the order of the files and of the places in them.</summary>
    public IReadOnlyList<Diagnostic> InOrder(IReadOnlyList<SourceFile> files)
    {
        var order = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var file in files)
        {
            order.TryAdd(file, order.Count);
        }

        return [.. diagnostics.OrderBy(diagnostic => order[diagnostic.Span.File]).ThenBy(diagnostic => diagnostic.Span.Start)];
    }
}
