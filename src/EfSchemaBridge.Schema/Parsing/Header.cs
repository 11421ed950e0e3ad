using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>The first line of a block: <c>model User {</c>. What follows the brace on that line has no meaning to the language.</summary>
/// <param name="Kind">The kind of block, or null for a word that is no keyword or has no name behind it.</param>
/// <param name="Start">The first word.</param>
/// <param name="Name">The word before the brace.</param>
internal sealed record Header(BlockKind? Kind, Token<SchemaToken> Start, Token<SchemaToken> Name)
{
    /// <summary>The header a line is, or null.</summary>
    public static Header? Of(TokenLine line)
    {
        var tokens = line.Tokens;
        if (tokens.Count >= 3 && tokens[0].IsName() && tokens[1].IsName() && tokens[2].Kind == SchemaToken.LeftBrace)
        {
            return new Header(BlockKeywords.KindOf(tokens[0].ToStringValue()), tokens[0], tokens[1]);
        }

        return tokens.Count >= 2 && tokens[0].IsName() && tokens[1].Kind == SchemaToken.LeftBrace
            ? new Header(null, tokens[0], tokens[0])
            : null;
    }
}
