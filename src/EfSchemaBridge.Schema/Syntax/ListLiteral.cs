using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>Values between square brackets.</summary>
internal sealed record ListLiteral(IReadOnlyList<Expression> Elements, TextSpan Span) : Expression(Span)
{
    public override string Kind => "list";

    public override string ToString() => $"[{string.Join(", ", Elements)}]";
}
