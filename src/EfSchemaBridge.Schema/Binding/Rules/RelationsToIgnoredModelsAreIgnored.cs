using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>A field that leads to an ignored model is ignored itself.</summary>
internal sealed class RelationsToIgnoredModelsAreIgnored : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var field in model.RelationFields.Where(field => field.Target!.IsIgnored && !field.IsIgnored && !model.IsIgnored))
        {
            diagnostics.Error(DiagnosticCodes.IgnoredRelation, field.Span,
                $"The relation field `{field}` of `{model}` leads to the ignored model `{field.Target}`.", "Add `@ignore` to it.");
        }
    }
}
