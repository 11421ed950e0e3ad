using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
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

    public bool IsComment => Tokens.Count > 0 && Tokens.All(IsCommentToken);

    public SchemaToken First => Tokens.Count == 0 ? SchemaToken.None : Tokens[0].Kind;

    /// <summary>From the first token to the last.</summary>
    public TextSpan Span => Tokens[0].SpanIn(Full.File).To(Tokens[^1].SpanIn(Full.File));

    /// <summary>The comments it ends with.</summary>
    public IReadOnlyList<CommentSyntax> Comments
    {
        get
        {
            var file = Full.File;
            return [.. Tokens.Reverse().TakeWhile(IsCommentToken).Reverse().Select(token => new CommentSyntax(token.ToStringValue(), token.SpanIn(file)))];
        }
    }

    /// <summary>The line without the comments it ends with.</summary>
    public ArraySegment<Token<SchemaToken>> WithoutComments => Tokens[..^Tokens.Reverse().TakeWhile(IsCommentToken).Count()];

    /// <summary>Cuts the line behind its first token.</summary>
    public (TokenLine Before, TokenLine Behind) SplitBehindFirst()
    {
        var first = Tokens[0].SpanIn(Full.File);
        var length = first.Start + first.Length - Full.Start;
        var rest = first with { Start = Full.Start + length, Length = Full.Length - length, Column = first.Column + first.Length };
        return (new(Tokens[..1], Full with { Length = length }), new(Tokens[1..], rest));
    }

    private static bool IsCommentToken(Token<SchemaToken> token) => token.Kind is SchemaToken.Comment or SchemaToken.DocumentationComment;
}

/// <summary>Cuts the tokens of a file into lines.</summary>
internal static class LineReader
{
    public static IEnumerable<TokenLine> Lines(SourceFile file)
    {
        var all = SchemaTokenizer.Instance.Tokenize(file.Text).ToArray();
        var start = 0;
        var place = new TextSpan(file, 0, 0, 1, 1);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Kind == SchemaToken.LineEnd)
            {
                var end = all[i].SpanIn(file);
                yield return new(new(all, start, i - start), place.To(end));
                place = new TextSpan(file, end.Start + end.Length, 0, end.Line + 1, 1);
                start = i + 1;
            }
        }

        yield return new(new(all, start, all.Length - start), place with { Length = file.Text.Length - place.Start });
    }
}
