using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary><c>onDelete</c> and <c>onUpdate</c> stand where the key is.</summary>
internal sealed class ActionsStandWithTheKey() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation is { Forward: { } forward, Back: { Relation: { OnDelete: not null } or { OnUpdate: not null } } back })
        {
            diagnostics.Error(DiagnosticCodes.ReferentialAction, back.Span,
                $"The relation field `{back}` of `{back.Model}` cannot give `onDelete` or `onUpdate`: they belong on `{forward}` of `{forward.Model}`, where the key is.");
        }
    }
}
