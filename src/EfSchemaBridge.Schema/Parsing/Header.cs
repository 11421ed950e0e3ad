using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>The first line of a block: <c>model User {</c>. What follows the brace on that line has no meaning to the language.</summary>
/// <param name="Kind">The kind of block, or null for a word that is no keyword or has no name behind it.</param>
/// <param name="Start">The first word.</param>
/// <param name="Name">The word before the brace.</param>
/// <param name="IsGlued">Whether there is no blank between the two words, which the language allows.</param>
internal sealed record Header(BlockKind? Kind, Token<SchemaToken> Start, Token<SchemaToken> Name, bool IsGlued = false)
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
            ? Glued(tokens[0]) ?? new Header(null, tokens[0], tokens[0])
            : null;
    }

    /// <summary><c>modelUser {</c> declares the model <c>User</c>.</summary>
    private static Header? Glued(Token<SchemaToken> word)
    {
        var text = word.ToStringValue();
        var keyword = BlockKeywords.All.FirstOrDefault(keyword =>
            text.Length > keyword.Length && text.StartsWith(keyword, StringComparison.Ordinal) && text[keyword.Length] is not ('_' or '-'));
        return keyword is null
            ? null
            : new Header(BlockKeywords.KindOf(keyword), Part(word, 0, keyword.Length), Part(word, keyword.Length, text.Length - keyword.Length), IsGlued: true);
    }

    private static Token<SchemaToken> Part(Token<SchemaToken> word, int start, int length) =>
        new(word.Kind, new TextSpan(word.Span.Source!, new Position(word.Position.Absolute + start, 0, 0), length));
}
