using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Rows of a model can be told apart by required columns.</summary>
internal sealed class HasUniqueCriterion : TableRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (model.IsIgnored || model.UniqueCriteria.Any(IsStrict))
        {
            return;
        }

        diagnostics.Error(DiagnosticCodes.NoUniqueCriterion, model.Place,
            $"The {model.Keyword} `{model}` has no id and no unique made of required fields.",
            "Mark a field with `@id` or `@unique`, or add `@@id([...])` or `@@unique([...])`.");
    }

    private static bool IsStrict(KeySymbol key) =>
        key.Fields.All(field => !field.Field.IsOptional && field.Field.Kind != FieldKind.Unsupported);
}
