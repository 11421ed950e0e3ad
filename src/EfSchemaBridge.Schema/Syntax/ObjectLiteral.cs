using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>Named values between braces: the condition of a partial index.</summary>
internal sealed record ObjectLiteral(IReadOnlyList<Argument> Members, TextSpan Span) : Expression(Span)
{
    public override string Kind => "object";

    public override string ToString() => $"{{ {string.Join(", ", Members)} }}";
}
