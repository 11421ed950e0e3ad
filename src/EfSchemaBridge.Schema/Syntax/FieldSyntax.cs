using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>A field of a model, view or type. <paramref name="Type"/> is null where it is missing; in an outdated notation it is read all the same.</summary>
internal sealed record FieldSyntax(
    Identifier Name,
    FieldTypeSyntax? Type,
    IReadOnlyList<AttributeSyntax> Attributes,
    string? Documentation,
    TextSpan Span) : BlockMember(Span);
