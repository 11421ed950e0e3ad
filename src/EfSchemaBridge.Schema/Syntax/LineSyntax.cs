using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A line, with its line end and the blanks before it. A comment over several lines makes one line of them.</summary>
/// <param name="Member">What the line says in its block, or null.</param>
/// <param name="Comments">The comments on it; behind the member when there is one.</param>
/// <param name="IsReadable">False for a line that was reported to be no part of the language.</param>
/// <param name="Span">All of the line.</param>
internal sealed record LineSyntax(BlockMember? Member, IReadOnlyList<CommentSyntax> Comments, bool IsReadable, TextSpan Span) : SyntaxNode(Span)
{
    public bool IsBlank => Member is null && Comments.Count == 0 && IsReadable;

    public bool IsComment => Member is null && Comments.Count > 0;
}
