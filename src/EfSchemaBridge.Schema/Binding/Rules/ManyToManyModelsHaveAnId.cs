using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>The table of an implicit many-to-many relation refers to one id column on each side.</summary>
internal sealed class ManyToManyModelsHaveAnId() : RelationRule(RelationKind.ManyToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var field in new[] { relation.Forward!, relation.Back! }.Where(field => field.Target!.PrimaryKey is not { Fields.Count: 1 }))
        {
            diagnostics.Error(DiagnosticCodes.ManyToMany, field.Span,
                $"The many-to-many relation field `{field}` of `{field.Model}` leads to `{field.Target}`, which has no id of one field.",
                "Give it one, or write the table between them as a model of its own.");
        }
    }
}
