using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>What is to be introspected into.</summary>
/// <param name="Files">The schema's files, at least one, which may hold no more than a datasource.</param>
/// <param name="NewBlocks">Which of them takes models and enums that are in none of them yet.</param>
internal sealed record IntrospectionRequest(IReadOnlyList<SourceFile> Files, int NewBlocks = 0);
