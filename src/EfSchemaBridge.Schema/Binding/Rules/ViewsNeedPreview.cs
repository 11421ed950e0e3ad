using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Views are asked for in a generator first.</summary>
internal sealed class ViewsNeedPreview : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (model.IsView && !schema.PreviewFeatures.Contains(PreviewFeatures.Views))
        {
            diagnostics.Error(DiagnosticCodes.PreviewFeatureNeeded, model.Place, "Views are a preview feature.",
                $"Add `previewFeatures = [\"{PreviewFeatures.Views}\"]` to a generator.");
        }
    }
}
