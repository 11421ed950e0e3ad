using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A block: <c>model User { ... }</c>.</summary>
/// <param name="Kind">What the keyword says.</param>
/// <param name="Name">The block's name.</param>
/// <param name="Opening">All of its first line.</param>
/// <param name="Lines">The lines between the braces.</param>
/// <param name="Closing">The closing brace and the blanks before it, or null where it is missing.</param>
/// <param name="Documentation">The text of the <c>///</c> lines above it, or null.</param>
/// <param name="Span">From the keyword to the closing brace.</param>
internal sealed record BlockSyntax(
    BlockKind Kind,
    Identifier Name,
    TextSpan Opening,
    IReadOnlyList<LineSyntax> Lines,
    TextSpan? Closing,
    string? Documentation,
    TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The lines that say something, in order.</summary>
    public IReadOnlyList<BlockMember> Members { get; } = [.. Lines.Select(line => line.Member).OfType<BlockMember>()];

    /// <summary>False when some line could not be read, so that what is missing may be there after all.</summary>
    public bool IsWhole { get; } = Closing is not null && Lines.All(line => line.IsReadable);

    /// <summary>The fields, in order.</summary>
    public IEnumerable<FieldSyntax> Fields => Members.OfType<FieldSyntax>();

    /// <summary>The values, in order.</summary>
    public IEnumerable<EnumValueSyntax> Values => Members.OfType<EnumValueSyntax>();

    /// <summary>The properties, in order.</summary>
    public IEnumerable<PropertySyntax> Properties => Members.OfType<PropertySyntax>();

    /// <summary>The attributes of the block, in order.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes =>
        [.. Members.OfType<BlockAttributeSyntax>().Select(member => member.Attribute)];

    /// <summary>The keyword, as messages give it.</summary>
    public string Keyword => Kind.Keyword();

    /// <summary>All of its text, in pieces.</summary>
    public IEnumerable<TextSpan> Pieces =>
        Lines.Select(line => line.Span).Prepend(Opening).Concat(Closing is { } closing ? [closing] : Array.Empty<TextSpan>());
}
