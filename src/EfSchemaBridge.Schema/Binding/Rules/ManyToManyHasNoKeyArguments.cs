using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>An implicit many-to-many relation holds no key on either side.</summary>
internal sealed class ManyToManyHasNoKeyArguments() : RelationRule(RelationKind.ManyToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var field in new[] { relation.Forward!, relation.Back! })
        {
            if (field.Relation is { Fields: not null } or { References: not null })
            {
                diagnostics.Error(DiagnosticCodes.ManyToMany, field.Span,
                    $"The many-to-many relation field `{field}` of `{field.Model}` cannot give `fields` or `references`.");
            }

            if (field.Relation?.OnDelete?.Span is { } onDelete)
            {
                diagnostics.Error(DiagnosticCodes.ManyToMany, onDelete, "A many-to-many relation takes no `onDelete`.");
            }

            if (field.Relation?.OnUpdate?.Span is { } onUpdate)
            {
                diagnostics.Error(DiagnosticCodes.ManyToMany, onUpdate, "A many-to-many relation takes no `onUpdate`.");
            }
        }
    }
}
