using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A block: <c>model User { ... }</c>.</summary>
/// <param name="Kind">What the keyword says.</param>
/// <param name="Name">The block's name.</param>
/// <param name="Members">The lines that could be read, in order.</param>
/// <param name="IsWhole">False when some line could not be read, so that what is missing may be there after all.</param>
/// <param name="Documentation">The text of the <c>///</c> lines above it, or null.</param>
/// <param name="Span">From the keyword to the closing brace.</param>
internal sealed record BlockSyntax(
    BlockKind Kind,
    Identifier Name,
    IReadOnlyList<BlockMember> Members,
    bool IsWhole,
    string? Documentation,
    TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The fields, in order.</summary>
    public IEnumerable<FieldSyntax> Fields => Members.OfType<FieldSyntax>();

    /// <summary>The values, in order.</summary>
    public IEnumerable<EnumValueSyntax> Values => Members.OfType<EnumValueSyntax>();

    /// <summary>The properties, in order.</summary>
    public IEnumerable<PropertySyntax> Properties => Members.OfType<PropertySyntax>();

    /// <summary>The attributes of the block, in order.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes { get; } =
        [.. Members.OfType<BlockAttributeSyntax>().Select(member => member.Attribute)];

    /// <summary>The keyword, as messages give it.</summary>
    public string Keyword => Kind.Keyword();
}
