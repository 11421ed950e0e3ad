using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>One schema file as it is written.</summary>
/// <param name="Blocks">The blocks, in order.</param>
/// <param name="Lost">What could not be read as a block, so that names declared there are not known.</param>
/// <param name="Span">The whole file.</param>
internal sealed record SchemaSyntax(IReadOnlyList<BlockSyntax> Blocks, LostText Lost, TextSpan Span) : SyntaxNode(Span);

/// <summary>The remains of lines that belong to no block: it would be unkind to call a name unknown that is declared in one of them.</summary>
/// <param name="Words">The words in them.</param>
/// <param name="MayDeclareMore">Whether one of them looks like the start of a block whose name cannot be made out.</param>
internal sealed record LostText(IReadOnlySet<string> Words, bool MayDeclareMore)
{
    /// <summary>What was lost in several files together.</summary>
    public static LostText Of(IReadOnlyList<SchemaSyntax> files) => new(
        files.SelectMany(file => file.Lost.Words).ToHashSet(StringComparer.Ordinal), files.Any(file => file.Lost.MayDeclareMore));
}
