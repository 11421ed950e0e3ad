using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A quoted text; <paramref name="Value"/> has its escapes resolved. Messages show it without the secrets of a connection string.</summary>
internal sealed record StringLiteral(string Value, TextSpan Span) : Expression(Span)
{
    public override string Kind => "string";

    public override string ToString() => $"\"{ConnectionText.Mask(Value)}\"";
}
