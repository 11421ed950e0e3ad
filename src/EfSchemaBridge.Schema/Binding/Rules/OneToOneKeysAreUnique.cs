using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>The columns of a one-to-one relation are unique: that makes it one.</summary>
internal sealed class OneToOneKeysAreUnique() : RelationRule(RelationKind.OneToOne)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation.Fields is not { Count: > 0 } fields || relation.ModelA.UniqueCriteria.Any(key => key.CoversInOrder(fields)))
        {
            return;
        }

        var list = string.Join(", ", fields);
        diagnostics.Error(DiagnosticCodes.OneToOneNotUnique, relation.Forward!.Span,
            $"The relation between `{relation.ModelA}` and `{relation.ModelB}` is one-to-one, but `{list}` is not unique.",
            fields.Count == 1
                ? $"Add `@unique` to `{list}`, or make the field on `{relation.ModelB}` a list."
                : $"Add `@@unique([{list}])` to `{relation.ModelA}`, or make the field on `{relation.ModelB}` a list.");
    }
}
