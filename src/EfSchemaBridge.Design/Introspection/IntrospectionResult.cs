using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>What introspection gave.</summary>
/// <param name="Files">The files of the request with their new text; none when the existing schema has errors.</param>
/// <param name="Warnings">What the schema could not say, and other things to know: a line each, with the lines that belong to it indented.</param>
/// <param name="Models">How many models there are.</param>
/// <param name="Views">How many views there are.</param>
/// <param name="Enums">How many enums there are.</param>
/// <param name="Diagnostics">What is wrong with the existing schema, when something is.</param>
internal sealed record IntrospectionResult(
    IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Warnings, int Models, int Views, int Enums, IReadOnlyList<Diagnostic> Diagnostics);
