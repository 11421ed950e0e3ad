using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of enums and their values.</summary>
internal sealed class EnumBinder
{
    private readonly AttributeBinder<EnumSymbol> ofBlocks;
    private readonly AttributeBinder<EnumSymbol> ofValues;

    /// <summary>The <c>@map</c> of the value that is bound.</summary>
    private string? mapName;

    public EnumBinder(DiagnosticBag diagnostics)
    {
        ofBlocks = new(diagnostics,
        [
            new("map", (symbol, arguments) => (symbol.MapName, symbol.MapAttribute) = (BlockAttributes.MapName(arguments, diagnostics), arguments.Attribute)),
            new("schema", (symbol, arguments) => (symbol.DatabaseSchema, symbol.DatabaseSchemaSpan) = BlockAttributes.DatabaseSchema(arguments, diagnostics)),
        ]);
        ofValues = new(diagnostics, [new("map", (_, arguments) => mapName = BlockAttributes.MapName(arguments, diagnostics))]);
    }

    public void Bind(EnumSymbol symbol)
    {
        foreach (var value in symbol.Syntax.Values)
        {
            mapName = null;
            ofValues.Bind(symbol, value.Attributes);
            symbol.Values.Add(new EnumValue(value.Name.Text, mapName ?? value.Name.Text, value.Documentation));
        }

        ofBlocks.Bind(symbol, symbol.Syntax.Attributes);
    }
}
