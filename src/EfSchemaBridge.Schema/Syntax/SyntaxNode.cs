using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A piece of a schema as it is written, before any meaning is given to it.</summary>
/// <param name="Span">Where it is written.</param>
internal abstract record SyntaxNode(TextSpan Span);
