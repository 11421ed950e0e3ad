using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>What reading a schema gave.</summary>
/// <param name="Schema">The checked schema, or null when there is an error.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of files and positions.</param>
public sealed record SchemaResult(PrismaSchema? Schema, IReadOnlyList<Diagnostic> Diagnostics);
