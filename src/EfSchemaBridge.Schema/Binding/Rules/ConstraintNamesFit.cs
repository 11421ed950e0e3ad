using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>PostgreSQL keeps the names of constraints as they are given.</summary>
internal sealed class ConstraintNamesFit : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var key in model.Keys)
        {
            Check(key.MapName, key.Syntax, diagnostics);
        }

        foreach (var relation in model.RelationFields.Select(field => field.Relation).OfType<RelationArguments>())
        {
            Check(relation.MapName, relation.Syntax, diagnostics);
        }
    }

    private static void Check(string? name, AttributeSyntax attribute, DiagnosticBag diagnostics)
    {
        if (name is not null && ConstraintNames.IsTooLong(name))
        {
            diagnostics.Error(DiagnosticCodes.InvalidDatabaseName, attribute.Span,
                $"The name `{name}` is longer than {ConstraintNames.MaximumLength} bytes, the most that PostgreSQL keeps.");
        }
    }
}
