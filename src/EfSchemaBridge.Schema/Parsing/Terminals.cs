using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// The parsers of single tokens. Superpower reads the attributes of <see cref="SchemaToken"/> when it makes one, which takes
/// longer than to parse a line, so each is made once.
/// </summary>
internal static class Terminals
{
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Name = Token.EqualTo(SchemaToken.Name);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Number = Token.EqualTo(SchemaToken.Number);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Text = Token.EqualTo(SchemaToken.String);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftBrace = Token.EqualTo(SchemaToken.LeftBrace);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightBrace = Token.EqualTo(SchemaToken.RightBrace);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftParenthesis = Token.EqualTo(SchemaToken.LeftParenthesis);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightParenthesis = Token.EqualTo(SchemaToken.RightParenthesis);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> LeftBracket = Token.EqualTo(SchemaToken.LeftBracket);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> RightBracket = Token.EqualTo(SchemaToken.RightBracket);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Comma = Token.EqualTo(SchemaToken.Comma);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Colon = Token.EqualTo(SchemaToken.Colon);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> EqualSign = Token.EqualTo(SchemaToken.EqualSign);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> Dot = Token.EqualTo(SchemaToken.Dot);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> QuestionMark = Token.EqualTo(SchemaToken.QuestionMark);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> ExclamationMark = Token.EqualTo(SchemaToken.ExclamationMark);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> At = Token.EqualTo(SchemaToken.At);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>> DoubleAt = Token.EqualTo(SchemaToken.DoubleAt);
    public static readonly TokenListParser<SchemaToken, Token<SchemaToken>[]> Brackets = Token.Sequence(SchemaToken.LeftBracket, SchemaToken.RightBracket);
}
