using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Each column of a foreign key has the type of the one it refers to.</summary>
internal sealed class KeyFieldTypesMatch() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation.Forward is not { Relation: { Fields: { } fields, References: { } references } } forward || fields.Count != references.Count)
        {
            return;
        }

        var mismatch = fields.Zip(references).FirstOrDefault(pair => !HaveSameType(pair.First, pair.Second));
        if (mismatch is ({ } field, { } reference))
        {
            diagnostics.Error(DiagnosticCodes.RelationFieldTypes, forward.Span,
                $"`{field}` of `{field.Model}` is of type {field.Syntax.Type!.Name}, but `{reference}` of `{reference.Model}`, which it refers to, is of type {reference.Syntax.Type!.Name}.");
        }
    }

    private static bool HaveSameType(FieldSymbol a, FieldSymbol b) =>
        a.Kind == b.Kind && a.ScalarType == b.ScalarType && a.Enum == b.Enum
        && a.Syntax.Type!.DatabaseType?.Value == b.Syntax.Type!.DatabaseType?.Value;
}
