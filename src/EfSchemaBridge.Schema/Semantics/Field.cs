using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>A field of a <see cref="Model"/>.</summary>
public abstract class Field
{
    /// <summary>The name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Required, optional (<c>?</c>) or a list (<c>[]</c>).</summary>
    public required FieldArity Arity { get; init; }

    /// <summary>True under <c>@ignore</c>.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The text of its <c>///</c> lines, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Where the field is.</summary>
    public required TextSpan Span { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>How many values a field holds.</summary>
public enum FieldArity
{
    /// <summary>Exactly one.</summary>
    Required,

    /// <summary>One or none (<c>?</c>).</summary>
    Optional,

    /// <summary>Any number (<c>[]</c>).</summary>
    List,
}

/// <summary>A field that is a column.</summary>
public sealed class ScalarField : Field
{
    /// <summary>The column's name (<c>@map</c>, else the field's name).</summary>
    public required string ColumnName { get; init; }

    /// <summary>The type of its value, or of each element of a list.</summary>
    public required FieldType Type { get; init; }

    /// <summary>The native type (<c>@db.VarChar(60)</c>), or null for the scalar's own.</summary>
    public NativeType? NativeType { get; init; }

    /// <summary>The <c>@default</c>, or null.</summary>
    public DefaultValue? Default { get; init; }

    /// <summary>True under <c>@updatedAt</c>.</summary>
    public bool IsUpdatedAt { get; init; }
}

/// <summary>A field that leads to another model (or back to its own).</summary>
public sealed class RelationField : Field
{
    /// <summary>The name of the model it leads to.</summary>
    public required string TargetName { get; init; }

    /// <summary>The model it leads to. Set by the binder once all models exist.</summary>
    public Model Target { get; internal set; } = null!;

    /// <summary>The relation it is one side of. Set by the binder once all models exist.</summary>
    public Relation Relation { get; internal set; } = null!;
}
