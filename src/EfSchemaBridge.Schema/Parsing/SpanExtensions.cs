using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>From the places of tokens to the places of syntax nodes.</summary>
internal static class SpanExtensions
{
    public static TextSpan SpanIn(this Token<SchemaToken> token, SourceFile file) => new(file, token.Position.Absolute, token.Span.Length);

    /// <summary>The token's text, without a string of its own.</summary>
    public static ReadOnlySpan<char> Characters(this Token<SchemaToken> token) => token.Span.Source.AsSpan(token.Position.Absolute, token.Span.Length);

    /// <summary>Whether a token can stand where a name must: names of digits are explained later, not here.</summary>
    public static bool IsName(this Token<SchemaToken> token) =>
        token.Kind == SchemaToken.Name || (token.Kind == SchemaToken.Number && !token.Characters().ContainsAnyExceptInRange('0', '9'));
}
