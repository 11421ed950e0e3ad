using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A word with arguments: <c>now()</c>, <c>uuid(7)</c>, <c>title(sort: Desc)</c>.</summary>
internal sealed record FunctionCall(Identifier Name, ArgumentList Arguments, TextSpan Span) : Expression(Span)
{
    public override string Kind => "function";

    public override string ToString() => $"{Name}{Arguments}";
}
