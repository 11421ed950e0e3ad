using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A bare word: a field, an enum value, true, Cascade...</summary>
internal sealed record ConstantName(string Name, TextSpan Span) : Expression(Span)
{
    public override string Kind => "constant";

    public override string ToString() => Name;
}
