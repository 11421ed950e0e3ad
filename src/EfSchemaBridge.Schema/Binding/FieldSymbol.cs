using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>A field while it is being checked.</summary>
internal sealed class FieldSymbol(FieldSyntax syntax, ModelSymbol model)
{
    public FieldSyntax Syntax { get; } = syntax;

    public ModelSymbol Model { get; } = model;

    public string Name => Syntax.Name.Text;

    public TextSpan Span => Syntax.Span;

    public FieldArity Arity => Syntax.Type?.Arity ?? FieldArity.Required;

    public FieldKind Kind { get; set; } = FieldKind.Unknown;

    /// <summary>The type of a scalar field.</summary>
    public ScalarType? ScalarType { get; set; }

    /// <summary>The type of an enum field.</summary>
    public EnumSymbol? Enum { get; set; }

    /// <summary>The model a relation field leads to.</summary>
    public ModelSymbol? Target { get; set; }

    public string? MapName { get; set; }

    /// <summary>The column's name.</summary>
    public string ColumnName => MapName ?? Name;

    public bool IsIgnored { get; set; }

    public bool IsUpdatedAt { get; set; }

    /// <summary>The native type, or null for the scalar type's own.</summary>
    public NativeType? NativeType { get; set; }

    public DefaultValue? Default { get; set; }

    /// <summary>What the field's <c>@relation</c> says; null without one.</summary>
    public RelationArguments? Relation { get; set; }

    /// <summary>What it became, once all rules hold.</summary>
    public Field? Built { get; set; }

    /// <summary>The field is a column of the model's table.</summary>
    public bool IsScalar => Kind is FieldKind.Scalar or FieldKind.Enum or FieldKind.Unsupported;

    public bool IsRequired => Arity == FieldArity.Required;

    public bool IsOptional => Arity == FieldArity.Optional;

    public bool IsList => Arity == FieldArity.List;

    public bool Is(ScalarType type) => ScalarType == type;

    /// <summary>The name the field's relation is given in the schema.</summary>
    public string? RelationName => Relation?.Name;

    public override string ToString() => Name;
}

/// <summary>What the type of a field is.</summary>
internal enum FieldKind
{
    /// <summary>Not known: the field was reported, and nothing more is said about it.</summary>
    Unknown,

    /// <summary>One of the language's own types.</summary>
    Scalar,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary><c>Unsupported("...")</c>.</summary>
    Unsupported,

    /// <summary>A model or view.</summary>
    Relation,
}
