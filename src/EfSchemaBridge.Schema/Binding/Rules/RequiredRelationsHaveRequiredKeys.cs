using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>A required relation has no column that may be null.</summary>
internal sealed class RequiredRelationsHaveRequiredKeys() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation.Forward is { IsRequired: true } forward && relation.Fields?.FirstOrDefault(field => field.IsOptional) is { } optional)
        {
            diagnostics.Error(DiagnosticCodes.RelationArity, forward.Span,
                $"The relation field `{forward}` is required, but its column `{optional}` is optional.",
                $"Write `{forward} {forward.Target}?`, or make `{optional}` required.");
        }
    }
}
