using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A comment, as written: <c>// text</c>, <c>/// text</c>, or <c>/* text */</c> over any number of lines.</summary>
internal sealed record CommentSyntax(string Text, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>Whether it stands between <c>/*</c> and <c>*/</c>.</summary>
    public bool IsEnclosed => Text.StartsWith("/*", StringComparison.Ordinal);
}
