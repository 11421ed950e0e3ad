using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A value of an enum.</summary>
internal sealed record EnumValueSyntax(
    Identifier Name,
    IReadOnlyList<AttributeSyntax> Attributes,
    string? Documentation,
    TextSpan Span) : BlockMember(Span);
