using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>An enum while it is being checked.</summary>
internal sealed class EnumSymbol(BlockSyntax syntax)
{
    public BlockSyntax Syntax { get; } = syntax;

    public string Name => Syntax.Name.Text;

    public string? MapName { get; set; }

    public AttributeSyntax? MapAttribute { get; set; }

    public string DatabaseName => MapName ?? Name;

    public string? DatabaseSchema { get; set; }

    public TextSpan? DatabaseSchemaSpan { get; set; }

    public List<EnumValue> Values { get; } = [];

    /// <summary>What it became, once all rules hold.</summary>
    public EnumType? Built { get; set; }
}
