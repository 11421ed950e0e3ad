using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Partial indexes are asked for in a generator first.</summary>
internal sealed class PartialIndexesNeedPreview : TableRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.PreviewFeatures.Contains(PreviewFeatures.PartialIndexes))
        {
            return;
        }

        foreach (var index in model.Indexes.Where(index => index.Where is not null))
        {
            diagnostics.Error(DiagnosticCodes.PreviewFeatureNeeded, index.Span, "Partial indexes are a preview feature.",
                $"Add `previewFeatures = [\"{PreviewFeatures.PartialIndexes}\"]` to a generator.");
        }
    }
}
