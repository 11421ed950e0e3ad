using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>A <c>model</c> or <c>view</c> block.</summary>
public sealed class Model
{
    /// <summary>The name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The table's or view's name (<c>@@map</c>, else <see cref="Name"/>).</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The argument of <c>@@schema</c>, or null.</summary>
    public string? DatabaseSchema { get; init; }

    /// <summary>True for a <c>view</c> block.</summary>
    public bool IsView { get; init; }

    /// <summary>True under <c>@@ignore</c>: migrations manage the table, the generated classes leave it out.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The text of the <c>///</c> lines above the block, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Scalar and relation fields, in the order they are written.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The primary key, or null for a model that has only uniques, or a view.</summary>
    public PrimaryKey? PrimaryKey { get; init; }

    /// <summary>Uniques and indexes in the order in which Prisma makes them: those on fields (<c>@unique</c>), then every <c>@@index</c>, then every <c>@@unique</c>.</summary>
    public required IReadOnlyList<ModelIndex> Indexes { get; init; }

    /// <summary>Where the block is.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The fields that are columns.</summary>
    public IEnumerable<ScalarField> ScalarFields => Fields.OfType<ScalarField>();

    /// <summary>The fields that are navigations.</summary>
    public IEnumerable<RelationField> RelationFields => Fields.OfType<RelationField>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
