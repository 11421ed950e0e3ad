using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>One schema file as it is written.</summary>
/// <param name="Blocks">The blocks, in order.</param>
/// <param name="Span">The whole file.</param>
internal sealed record SchemaSyntax(IReadOnlyList<BlockSyntax> Blocks, TextSpan Span) : SyntaxNode(Span);
