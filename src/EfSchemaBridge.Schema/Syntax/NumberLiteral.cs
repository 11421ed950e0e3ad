using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A number, kept as written.</summary>
internal sealed record NumberLiteral(string Digits, TextSpan Span) : Expression(Span)
{
    public override string Kind => "number";

    public override string ToString() => Digits;
}
