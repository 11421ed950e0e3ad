using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>One side of a relation says which columns hold it, and what they refer to.</summary>
internal sealed class RelationsHaveKeyFields() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation is not { Forward: { } forward, Back: { } back })
        {
            return;
        }

        var backMayHold = relation.Kind == RelationKind.OneToOne;
        var lacksFields = IsEmpty(forward.Relation?.Fields) && !(backMayHold && !IsEmpty(back.Relation?.Fields));
        var lacksReferences = IsEmpty(forward.Relation?.References) && !(backMayHold && !IsEmpty(back.Relation?.References));
        if (lacksFields || lacksReferences)
        {
            var missing = (lacksFields, lacksReferences) switch
            {
                (true, true) => backMayHold ? "`fields` and `references`" : "`fields` and no `references`",
                (true, false) => "`fields`",
                _ => "`references`",
            };
            diagnostics.Error(DiagnosticCodes.MissingRelationFields, forward.Span, backMayHold
                    ? $"Neither `{forward}` of `{forward.Model}` nor `{back}` of `{back.Model}` gives {missing} in `@relation`."
                    : $"The relation field `{forward}` of `{forward.Model}` gives no {missing} in `@relation`.",
                $"Write `@relation(fields: [...], references: [...])` with columns of `{forward.Model}` and of `{back.Model}`.");
        }
    }

    private static bool IsEmpty(IReadOnlyList<FieldSymbol>? fields) => fields is null or { Count: 0 };
}
