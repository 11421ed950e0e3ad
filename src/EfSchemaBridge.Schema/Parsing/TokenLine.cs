using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>A line's tokens without the line end. A comment between <c>/*</c> and <c>*/</c> does not end the line it starts on.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Full">All of the line, from its first blank to its line end.</param>
internal readonly record struct TokenLine(ArraySegment<Token<SchemaToken>> Tokens, TextSpan Full)
{
    public bool IsBlank => Tokens.Count == 0;

    public bool IsComment => Tokens.Count > 0 && CommentStart == 0;

    public SchemaToken First => Tokens.Count == 0 ? SchemaToken.None : Tokens[0].Kind;

    /// <summary>From the first token to the last, without the comments it starts with.</summary>
    public TextSpan Span => Tokens.First(token => !IsCommentToken(token)).SpanIn(Full.File).To(Tokens[^1].SpanIn(Full.File));

    /// <summary>The comments it ends with.</summary>
    public IReadOnlyList<CommentSyntax> Comments
    {
        get
        {
            var file = Full.File;
            return CommentStart == Tokens.Count ? [] : [.. Tokens[CommentStart..].Select(token => new CommentSyntax(token.ToStringValue(), token.SpanIn(file)))];
        }
    }

    /// <summary>The line without the comments it ends with.</summary>
    public ArraySegment<Token<SchemaToken>> WithoutComments => Tokens[..CommentStart];

    private static bool IsCommentToken(Token<SchemaToken> token) => token.Kind is SchemaToken.Comment or SchemaToken.DocumentationComment;

    private int CommentStart
    {
        get
        {
            var start = Tokens.Count;
            while (start > 0 && IsCommentToken(Tokens[start - 1]))
            {
                start--;
            }

            return start;
        }
    }

    /// <summary>Cuts the line behind its first token.</summary>
    public (TokenLine Before, TokenLine Behind) SplitBehindFirst()
    {
        var end = Tokens[0].SpanIn(Full.File).End;
        return (
            new(Tokens[..1], Full with { Length = end - Full.Start }),
            new(Tokens[1..], Full with { Start = end, Length = Full.End - end }));
    }
}
