using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>From the places of tokens to the places of syntax nodes.</summary>
internal static class SpanExtensions
{
    public static TextSpan SpanIn(this Token<SchemaToken> token, SourceFile file) =>
        new(file, token.Position.Absolute, token.Span.Length, token.Position.Line, token.Position.Column);

    /// <summary>Whether a token can stand where a name must: names of digits are explained later, not here.</summary>
    public static bool IsName(this Token<SchemaToken> token) =>
        token.Kind == SchemaToken.Name || (token.Kind == SchemaToken.Number && token.ToStringValue().All(char.IsAsciiDigit));

    /// <summary>The stretch from the start of one span to the end of a later one.</summary>
    public static TextSpan To(this TextSpan start, TextSpan end) =>
        start with { Length = end.Start + end.Length - start.Start };
}
