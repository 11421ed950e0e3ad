using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>One schema file as it is written.</summary>
/// <param name="Elements">Blocks and the lines between them, in order; together they are all of the text.</param>
/// <param name="Lost">What could not be read as a block, so that names declared there are not known.</param>
/// <param name="Span">The whole file.</param>
internal sealed record SchemaSyntax(IReadOnlyList<SyntaxNode> Elements, LostText Lost, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The blocks, in order.</summary>
    public IEnumerable<BlockSyntax> Blocks => Elements.OfType<BlockSyntax>();

    /// <summary>Writes the file out again, character by character as it was read.</summary>
    public string Print() => string.Concat(
        Elements.SelectMany(element => element is BlockSyntax block ? block.Pieces : [element.Span]).Select(piece => piece.Text));
}
