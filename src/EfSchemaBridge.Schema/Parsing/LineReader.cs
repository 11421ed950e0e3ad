using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>A line's tokens without the line end. A comment between <c>/*</c> and <c>*/</c> does not end the line it starts on.</summary>
internal readonly record struct TokenLine(ArraySegment<Token<SchemaToken>> Tokens)
{
    public bool IsBlank => Tokens.Count == 0;

    public bool IsComment => Tokens.Count > 0 && Tokens.All(token => token.Kind is SchemaToken.Comment or SchemaToken.DocumentationComment);

    public SchemaToken First => Tokens.Count == 0 ? SchemaToken.None : Tokens[0].Kind;

    public TextSpan SpanIn(SourceFile file) => Tokens[0].SpanIn(file).To(Tokens[^1].SpanIn(file));

    public TokenLine Skip(int count) => new(Tokens[count..]);
}

/// <summary>Cuts the tokens of a file into lines.</summary>
internal static class LineReader
{
    public static IReadOnlyList<TokenLine> Lines(TokenList<SchemaToken> tokens)
    {
        var all = tokens.ToArray();
        var lines = new List<TokenLine>();
        var start = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Kind == SchemaToken.LineEnd)
            {
                lines.Add(new(new(all, start, i - start)));
                start = i + 1;
            }
        }

        lines.Add(new(new(all, start, all.Length - start)));
        return lines;
    }
}
