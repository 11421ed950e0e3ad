using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>The names by which clients know compound keys are taken neither by other keys nor by fields.</summary>
internal sealed class ClientNamesAreUnique : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        CheckNamed([.. model.UniqueCriteria.Where(key => key.ClientName is not null)], model, diagnostics);
        foreach (var key in model.UniqueCriteria.Where(key => key.Fields.Count > 1))
        {
            var name = string.Join('_', key.Fields.Select(field => field.Field.Name));
            if (model.Find(name) is { IsScalar: true })
            {
                diagnostics.Error(DiagnosticCodes.DuplicateClientName, key.Span,
                    $"Clients know this key as `{name}`, which is the name of a field of `{model}`.", "Rename the field.");
            }
        }
    }

    private static void CheckNamed(KeySymbol[] named, ModelSymbol model, DiagnosticBag diagnostics)
    {
        if (named.Length == 0)
        {
            return;
        }

        foreach (var group in named.GroupBy(key => key.ClientName).Where(group => group.Count() > 1 && !model.IsView))
        {
            diagnostics.Error(DiagnosticCodes.DuplicateClientName, group.MinBy(key => key.Span.Start)!.Span,
                $"The name `{group.Key}` is given to {group.Count()} keys of `{model}`.");
        }

        foreach (var key in named.Where(key => model.Find(key.ClientName!) is not null))
        {
            diagnostics.Error(DiagnosticCodes.DuplicateClientName, model.Place,
                $"The name `{key.ClientName}` of `{key.Syntax.DisplayName}` is taken by a field of `{model}`.");
        }
    }
}
