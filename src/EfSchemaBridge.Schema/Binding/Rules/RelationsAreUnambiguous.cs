using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Several relations between the same two models have names that tell them apart.</summary>
internal sealed class RelationsAreUnambiguous : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var group in model.RelationFields.GroupBy(field => (field.Target, field.RelationName)))
        {
            var fields = group.ToList();
            var isSelfRelation = group.Key.Target == model;
            var isNamed = group.Key.RelationName is not null;
            if (fields.Count > (isSelfRelation && isNamed ? 2 : 1))
            {
                var names = string.Join(", ", fields.Select(field => $"`{field}`"));
                diagnostics.Error(DiagnosticCodes.AmbiguousRelation, fields[0].Span, isNamed
                        ? $"The fields {names} of `{model}` all have the relation name `{group.Key.RelationName}`."
                        : $"The fields {names} of `{model}` all lead to `{group.Key.Target}`, and nothing tells their relations apart.",
                    isSelfRelation && !isNamed && fields.Count == 2
                        ? "If they are the two sides of one relation, give both the same name: `@relation(\"name\")`."
                        : "Give each relation a name of its own, on both of its fields: `@relation(\"name\")`.");
            }
        }
    }
}
