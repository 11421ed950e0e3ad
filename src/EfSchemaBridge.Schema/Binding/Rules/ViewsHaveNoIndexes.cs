using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>
/// The uniques of a view are a promise to the client, nothing in the database. An id, which Prisma 5 and 6 took as such a
/// promise and Prisma 7 refuses, gets a warning: old schemas go on working.
/// </summary>
internal sealed class ViewsHaveNoIndexes : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (!model.IsView)
        {
            return;
        }

        if (model.PrimaryKey is { } key)
        {
            diagnostics.Warn(DiagnosticCodes.IndexOfView, key.Span, $"The view `{model}` cannot have an id.",
                key.Syntax.IsOfBlock ? "Use `@@unique([...])` instead." : "Use `@unique` instead.");
        }

        foreach (var index in model.Indexes)
        {
            if (index.Kind == KeyKind.Index)
            {
                diagnostics.Error(DiagnosticCodes.IndexOfView, index.Span, $"The view `{model}` cannot have an index.");
            }
            else if (index.MapName is not null)
            {
                diagnostics.Error(DiagnosticCodes.IndexOfView, index.Span,
                    $"A unique of the view `{model}` is nothing in the database, so it has no name there.",
                    "Leave `map` out.");
            }
            else if (index.Fields.Any(field => field.IsDescending is not null || field.HasLength || field.OperatorClass is not null))
            {
                diagnostics.Error(DiagnosticCodes.IndexOfView, index.Span, $"The fields of a unique of the view `{model}` take no arguments.");
            }
        }
    }
}
