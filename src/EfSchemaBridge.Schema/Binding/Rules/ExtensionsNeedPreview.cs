using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Extensions are asked for in a generator first.</summary>
internal sealed class ExtensionsNeedPreview : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.ExtensionsProperty is { } property && !schema.PreviewFeatures.Contains(PreviewFeatures.PostgresqlExtensions))
        {
            diagnostics.Error(DiagnosticCodes.PreviewFeatureNeeded, property.Span, "The property `extensions` is a preview feature.",
                $"Add `previewFeatures = [\"{PreviewFeatures.PostgresqlExtensions}\"]` to a generator.");
        }
    }
}
