using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>An id, unique or index names at least one field.</summary>
internal sealed class KeysHaveFields : TableRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var key in model.Keys.Where(key => key.Fields.Count == 0))
        {
            diagnostics.Error(DiagnosticCodes.EmptyIndex, key.Span, $"`{key.Syntax.DisplayName}` names no field.");
        }
    }
}
