using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>Arguments between parentheses.</summary>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="TrailingComma">A comma after the last one, which the language does not allow.</param>
/// <param name="Span">From the opening to the closing parenthesis.</param>
internal sealed record ArgumentList(IReadOnlyList<Argument> Arguments, TextSpan? TrailingComma, TextSpan Span) : SyntaxNode(Span)
{
    public override string ToString() => $"({string.Join(", ", Arguments)})";
}
