using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>What the blocks of a schema declare, while it is being checked.</summary>
internal sealed class SchemaSymbols
{
    public Datasource? Datasource { get; set; }

    public List<Generator> Generators { get; } = [];

    /// <summary>Models and views, in the order they are written.</summary>
    public List<ModelSymbol> Models { get; } = [];

    public List<EnumSymbol> Enums { get; } = [];

    /// <summary>The <c>type</c> blocks, read only to be refused.</summary>
    public List<ModelSymbol> CompositeTypes { get; } = [];

    /// <summary>The datasource's property <c>extensions</c>, as written.</summary>
    public PropertySyntax? ExtensionsProperty { get; set; }

    public List<RelationSymbol> Relations { get; } = [];

    /// <summary>The preview features all generators turn on together.</summary>
    public HashSet<string> PreviewFeatures { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>False under <c>relationMode = "prisma"</c>.</summary>
    public bool UsesForeignKeys => Datasource?.UsesForeignKeys ?? true;
}
