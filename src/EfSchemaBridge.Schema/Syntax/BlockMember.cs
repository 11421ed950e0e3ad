using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A line of a block that says something: a field, a value, a property or an attribute.</summary>
internal abstract record BlockMember(TextSpan Span) : SyntaxNode(Span);
