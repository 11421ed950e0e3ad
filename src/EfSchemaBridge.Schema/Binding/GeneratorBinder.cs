using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds <c>generator</c> blocks. Whose generators they are is not our business, so any property is welcome.</summary>
internal sealed class GeneratorBinder(DiagnosticBag diagnostics)
{
    public Generator? Bind(BlockSyntax block)
    {
        var properties = new PropertyReader(block, diagnostics);
        if (properties.HasValueless)
        {
            return null;
        }

        properties.Find("engineType")?.AsString(diagnostics);
        var provider = properties.Find("provider");
        if (provider is null && block.IsWhole)
        {
            diagnostics.Error(DiagnosticCodes.MissingProperty, block.Name.Span, $"The generator `{block.Name}` has no provider.",
                "Add `provider = \"prisma-client\"` or another one.");
        }

        var name = provider is null ? null : AsText(provider);
        if (properties.Find("output") is { } output)
        {
            AsText(output);
        }

        properties.Find("binaryTargets")?.AsList(AsText);
        var features = properties.Find("previewFeatures") is { } list ? BindPreviewFeatures(list) : [];
        foreach (var value in properties.Unread)
        {
            CheckVariables(value);
        }

        return name is null ? null : new Generator(block.Name.Text, name, features, block.Span);
    }

    private IReadOnlyList<string> BindPreviewFeatures(Expression list)
    {
        var features = list.AsList(element => element.AsString(diagnostics)) ?? [];
        foreach (var feature in features.Where(feature => !PreviewFeatures.IsKnown(feature)))
        {
            diagnostics.Error(DiagnosticCodes.UnknownPreviewFeature, list.Span, $"There is no preview feature `{feature}`.",
                Suggestion.For(feature, PreviewFeatures.Active) ?? $"The preview features are {string.Join(", ", PreviewFeatures.Active)}.");
        }

        return features;
    }

    /// <summary>What a generator's own properties mean is its business, but environment variables are read for it.</summary>
    private void CheckVariables(Expression value)
    {
        foreach (var element in value is ListLiteral list ? list.Elements : [value])
        {
            if (element is FunctionCall { Name.Text: "env", Arguments.Arguments: not [{ Value: StringLiteral }] })
            {
                diagnostics.Error(DiagnosticCodes.FunctionArguments, element.Span, "`env()` takes one string, the name of an environment variable.");
            }
        }
    }

    /// <summary>A string, or the name of an environment variable that holds it.</summary>
    private string? AsText(Expression value) =>
        value is FunctionCall { Name.Text: "env", Arguments.Arguments: [{ Value: StringLiteral variable }] }
            ? variable.Value
            : value.AsString(diagnostics);
}
