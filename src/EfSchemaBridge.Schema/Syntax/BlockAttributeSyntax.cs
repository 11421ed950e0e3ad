using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A line that holds an attribute of the block.</summary>
internal sealed record BlockAttributeSyntax(AttributeSyntax Attribute, TextSpan Span) : BlockMember(Span);
