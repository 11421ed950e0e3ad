using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>An argument: <c>value</c>, <c>name: value</c>, or the mistake <c>name:</c> with no value.</summary>
internal sealed record Argument(Identifier? Name, Expression? Value, TextSpan Span) : SyntaxNode(Span)
{
    public override string ToString() => Name is null ? $"{Value}" : $"{Name}: {Value}";
}
