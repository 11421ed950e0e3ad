using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// The parsers of single tokens. Superpower reads the attributes of <see cref="SchemaToken"/> when it makes one, which takes
/// longer than to parse a line, so each is made once. It also compares kinds as objects, which is left to it where a token is missing.
/// </summary>
internal static class Terminals
{
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Name = One(SchemaToken.Name);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Number = One(SchemaToken.Number);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Text = One(SchemaToken.String);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftBrace = One(SchemaToken.LeftBrace);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightBrace = One(SchemaToken.RightBrace);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftParenthesis = One(SchemaToken.LeftParenthesis);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightParenthesis = One(SchemaToken.RightParenthesis);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftBracket = One(SchemaToken.LeftBracket);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightBracket = One(SchemaToken.RightBracket);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Comma = One(SchemaToken.Comma);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Colon = One(SchemaToken.Colon);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> EqualSign = One(SchemaToken.EqualSign);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Dot = One(SchemaToken.Dot);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> QuestionMark = One(SchemaToken.QuestionMark);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> ExclamationMark = One(SchemaToken.ExclamationMark);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> At = One(SchemaToken.At);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> DoubleAt = One(SchemaToken.DoubleAt);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>[]> Brackets = Token.Sequence(SchemaToken.LeftBracket, SchemaToken.RightBracket);

    private static TokenListParser<SchemaToken, Token<SchemaToken>> One(SchemaToken kind)
    {
        var missing = Token.EqualTo(kind);
        return input => input.ConsumeToken() is { HasValue: true } next && next.Value.Kind == kind
            ? TokenListParserResult.Value(next.Value, input, next.Remainder)
            : missing(input);
    }
}
