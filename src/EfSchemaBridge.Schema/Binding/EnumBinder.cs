using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of enums and their values.</summary>
internal sealed class EnumBinder(DiagnosticBag diagnostics)
{
    public void Bind(EnumSymbol symbol)
    {
        foreach (var value in symbol.Syntax.Values)
        {
            string? mapName = null;
            var attributes = new AttributeReader(value.Attributes, diagnostics);
            attributes.Single("map", arguments => mapName = BlockAttributes.MapName(arguments, diagnostics));
            attributes.ReportUnread();
            symbol.Values.Add(new EnumValue(value.Name.Text, mapName ?? value.Name.Text, value.Documentation));
        }

        var ofBlock = new AttributeReader(symbol.Syntax.Attributes, diagnostics);
        ofBlock.Single("map", arguments =>
        {
            symbol.MapName = BlockAttributes.MapName(arguments, diagnostics);
            symbol.MapAttribute = arguments.Attribute;
        });
        ofBlock.Single("schema", arguments => (symbol.DatabaseSchema, symbol.DatabaseSchemaSpan) = BlockAttributes.DatabaseSchema(arguments, diagnostics));
        ofBlock.ReportUnread();
    }
}
