using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary><c>type</c> blocks belong to another database.</summary>
internal sealed class CompositeTypesAreUnsupported : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var type in schema.CompositeTypes)
        {
            diagnostics.Error(DiagnosticCodes.CompositeTypesUnsupported, type.Place,
                $"The type `{type}` cannot be used: this language has composite types for MongoDB only.",
                "Use a model with a relation, or a field of type Json.");
        }
    }
}
