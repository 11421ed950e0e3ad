using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>Two combinators that Superpower leaves to its users.</summary>
internal static class ParserExtensions
{
    /// <summary>The token as a nullable value, so that its absence can be told.</summary>
    public static TokenListParser<SchemaToken, Token<SchemaToken>?> AsNullableToken(
        this TokenListParser<SchemaToken, Token<SchemaToken>> parser) => parser.Select(token => (Token<SchemaToken>?)token);

    /// <summary>The parser where the condition holds, else one that takes nothing.</summary>
    public static TokenListParser<SchemaToken, T> When<T>(this TokenListParser<SchemaToken, T> parser, bool condition)
        where T : struct => condition ? parser : Superpower.Parse.Return<SchemaToken, T>(default);
}
