using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>No database can make sure that the row on the far side of a one-to-one relation is there.</summary>
internal sealed class OneToOneFarSideIsOptional() : RelationRule(RelationKind.OneToOne)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation is { Forward.Relation.Fields: not null, Back: { IsRequired: true } back })
        {
            diagnostics.Error(DiagnosticCodes.RelationArity, back.Span,
                $"The relation field `{back}` of `{back.Model}` is required, but its column is on the other side, so nothing can enforce that.",
                $"Write `{back} {back.Target}?`.");
        }
    }
}
