namespace EfSchemaBridge.Schema.Semantics;

/// <summary>A checked schema: every name in it is resolved, every rule of the language holds.</summary>
public sealed class PrismaSchema
{
    /// <summary>The <c>datasource</c> block, if there is one.</summary>
    public Datasource? Datasource { get; init; }

    /// <summary>The <c>generator</c> blocks, in the order they are written.</summary>
    public required IReadOnlyList<Generator> Generators { get; init; }

    /// <summary>The models and views, in the order they are written (files in the order of their paths).</summary>
    public required IReadOnlyList<Model> Models { get; init; }

    /// <summary>The enums, in the order they are written.</summary>
    public required IReadOnlyList<EnumType> Enums { get; init; }

    /// <summary>The relations, each once, in the order of the models and fields that hold their first side.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }
}
