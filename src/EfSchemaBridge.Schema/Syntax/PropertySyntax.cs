using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A line <c>name = value</c> of a datasource or generator. <paramref name="Value"/> is null where it is missing.</summary>
internal sealed record PropertySyntax(Identifier Name, Expression? Value, TextSpan Span) : BlockMember(Span);
