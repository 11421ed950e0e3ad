using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>PostgreSQL cannot compare XML, so that no index holds it.</summary>
internal sealed class XmlIsNotIndexed : TableRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var index in model.Indexes)
        {
            if (index.Fields.FirstOrDefault(field => field.Field.NativeType?.Name == "Xml") is { } xml)
            {
                diagnostics.Error(DiagnosticCodes.IndexedType, xml.Field.Span,
                    $"`{index.Syntax.DisplayName}` names `{xml.Field}`, whose native type Xml cannot be {(index.Kind == KeyKind.Unique ? "unique" : "indexed")}.");
            }
        }
    }
}
