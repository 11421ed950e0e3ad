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

    public bool IsComment => Tokens.Count > 0 && CommentStart == 0;

    public SchemaToken First => Tokens.Count == 0 ? SchemaToken.None : Tokens[0].Kind;

    /// <summary>From the first token to the last.</summary>
    public TextSpan Span => Tokens[0].SpanIn(Full.File).To(Tokens[^1].SpanIn(Full.File));

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

    private int CommentStart
    {
        get
        {
            var start = Tokens.Count;
            while (start > 0 && Tokens[start - 1].Kind is SchemaToken.Comment or SchemaToken.DocumentationComment)
            {
                start--;
            }

            return start;
        }
    }

    /// <summary>Cuts the line behind its first token.</summary>
    public (TokenLine Before, TokenLine Behind) SplitBehindFirst()
    {
        var first = Tokens[0].SpanIn(Full.File);
        var length = first.Start + first.Length - Full.Start;
        var rest = first with { Start = Full.Start + length, Length = Full.Length - length, Column = first.Column + first.Length };
        return (new(Tokens[..1], Full with { Length = length }), new(Tokens[1..], rest));
    }
}

/// <summary>Cuts the tokens of a file into lines, one when it is asked for.</summary>
internal sealed class LineReader(SourceFile file)
{
    private readonly IEnumerator<TokenLine> rest = Lines(file).GetEnumerator();
    private TokenLine? next;

    /// <summary>The next line, which stays the next one.</summary>
    public bool TryPeek(out TokenLine line)
    {
        if (next is null && rest.MoveNext())
        {
            next = rest.Current;
        }

        line = next.GetValueOrDefault();
        return next is not null;
    }

    /// <summary>The next line.</summary>
    public bool TryRead(out TokenLine line)
    {
        var isThere = TryPeek(out line);
        next = null;
        return isThere;
    }

    /// <summary>Makes what is left of the line read last the next one.</summary>
    public void PutBack(TokenLine line) => next = line;

    private static IEnumerable<TokenLine> Lines(SourceFile file)
    {
        var tokens = new List<Token<SchemaToken>>();
        var place = new TextSpan(file, 0, 0, 1, 1);
        foreach (var token in SchemaTokenizer.Read(file.Text))
        {
            if (token.Kind == SchemaToken.LineEnd)
            {
                var end = token.SpanIn(file);
                yield return new(tokens.ToArray(), place.To(end));
                place = new TextSpan(file, end.Start + end.Length, 0, end.Line + 1, 1);
                tokens.Clear();
            }
            else
            {
                tokens.Add(token);
            }
        }

        yield return new(tokens.ToArray(), place with { Length = file.Text.Length - place.Start });
    }
}
