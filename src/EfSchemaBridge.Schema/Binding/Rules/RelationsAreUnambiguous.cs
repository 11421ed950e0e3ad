using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Several relations between the same two models have names that tell them apart.</summary>
internal sealed class RelationsAreUnambiguous : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<(ModelSymbol, ModelSymbol, string?)>();
        foreach (var model in schema.Models)
        {
            foreach (var group in model.RelationFields.GroupBy(field => (Target: field.Target!, field.RelationName)))
            {
                var allowed = group.Key.Target == model && group.Key.RelationName is not null ? 2 : 1;
                if (group.Count() > allowed && !reported.Contains((group.Key.Target, model, group.Key.RelationName)))
                {
                    reported.Add((model, group.Key.Target, group.Key.RelationName));
                    Report(model, group.Key.Target, group.Key.RelationName, [.. group], diagnostics);
                }
            }
        }
    }

    private static void Report(ModelSymbol model, ModelSymbol target, string? name, List<FieldSymbol> fields, DiagnosticBag diagnostics)
    {
        var (separator, all) = fields.Count == 2 ? (" and ", "both") : (", ", "all");
        var names = string.Join(separator, fields.Select(field => $"`{field}`"));
        diagnostics.Error(DiagnosticCodes.AmbiguousRelation, fields[0].Span, name is null
                ? $"The fields {names} of `{model}` {all} lead to `{target}`, and nothing tells their relations apart."
                : $"The fields {names} of `{model}` {all} have the relation name `{name}`.",
            name is null && target == model && fields.Count == 2
                ? "If they are the two sides of one relation, give both the same name: `@relation(\"name\")`."
                : "Give each relation a name of its own, on both of its fields: `@relation(\"name\")`.");
    }
}
