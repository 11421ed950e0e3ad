using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary><c>fields</c> and <c>references</c> have the same length.</summary>
internal sealed class KeyFieldCountsMatch() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation.Forward?.Relation is { Fields: { } fields, References: { } references } arguments && fields.Count != references.Count)
        {
            diagnostics.Error(DiagnosticCodes.RelationFieldCount, arguments.Syntax.Span,
                $"`fields` names {fields.Count} and `references` names {references.Count}; they must be as many.");
        }
    }
}
