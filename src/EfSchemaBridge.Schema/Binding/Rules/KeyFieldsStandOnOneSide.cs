using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Only the side that holds the key has <c>fields</c> and <c>references</c>.</summary>
internal sealed class KeyFieldsStandOnOneSide() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation is not { Forward: { } forward, Back: { } back } || !HasKey(back))
        {
            return;
        }

        if (relation.Kind == RelationKind.OneToMany)
        {
            diagnostics.Error(DiagnosticCodes.RelationOnWrongSide, back.Span,
                $"The list `{back}` of `{back.Model}` cannot hold the key of its relation: `fields` and `references` belong on `{forward}` of `{forward.Model}`.");
        }
        else if (HasKey(forward))
        {
            diagnostics.Error(DiagnosticCodes.RelationOnBothSides, forward.Span,
                $"Both `{forward}` of `{forward.Model}` and `{back}` of `{back.Model}` give `fields` or `references`; one side must hold the key.");
        }
        else
        {
            diagnostics.Error(DiagnosticCodes.RelationOnWrongSide, back.Span,
                $"The optional `{back}` of `{back.Model}` holds the key, but the required side must: `fields` and `references` belong on `{forward}` of `{forward.Model}`.",
                $"Or make `{forward}` optional too.");
        }
    }

    private static bool HasKey(FieldSymbol field) => field.Relation is { Fields: not null } or { References: not null };
}
