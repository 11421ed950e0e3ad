using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>What a <c>@relation</c> attribute says.</summary>
internal sealed class RelationArguments(AttributeSyntax syntax)
{
    public AttributeSyntax Syntax { get; } = syntax;

    public string? Name { get; set; }

    /// <summary>The fields of <c>fields:</c>; null without that argument.</summary>
    public IReadOnlyList<FieldSymbol>? Fields { get; set; }

    /// <summary>The fields of <c>references:</c>; null without that argument.</summary>
    public IReadOnlyList<FieldSymbol>? References { get; set; }

    public (ReferentialAction Action, TextSpan Span)? OnDelete { get; set; }

    public (ReferentialAction Action, TextSpan Span)? OnUpdate { get; set; }

    public string? MapName { get; set; }
}

/// <summary>A relation while it is being checked. At least one side has a field.</summary>
/// <param name="kind">What the fields' arities say.</param>
/// <param name="forward">The field that holds the keys (one-to-one, one-to-many) or is first by name (many-to-many); null when only the list is written.</param>
/// <param name="back">The field on the other side; null when it is missing.</param>
internal sealed class RelationSymbol(RelationKind kind, FieldSymbol? forward, FieldSymbol? back)
{
    private string? constraintName;

    public RelationKind Kind { get; } = kind;

    public FieldSymbol? Forward { get; } = forward;

    public FieldSymbol? Back { get; } = back;

    /// <summary>The model that holds the keys, or the first one.</summary>
    public ModelSymbol ModelA => Forward?.Model ?? Back!.Target!;

    /// <summary>The model the keys refer to, or the second one.</summary>
    public ModelSymbol ModelB => Forward?.Target ?? Back!.Model;

    public string? Name => (Forward ?? Back)!.RelationName;

    /// <summary>The fields of the key, null when none are given.</summary>
    public IReadOnlyList<FieldSymbol>? Fields => Forward?.Relation?.Fields;

    /// <summary>The fields the key refers to; empty when none are given.</summary>
    public IReadOnlyList<FieldSymbol> References => Forward?.Relation?.References ?? [];

    /// <summary>What a delete does when the schema does not say.</summary>
    public ReferentialAction DefaultOnDelete =>
        (Fields ?? []).All(column => column.IsOptional) ? ReferentialAction.SetNull : ReferentialAction.Restrict;

    /// <summary>The foreign key's name, once all names it is made of are bound.</summary>
    public string ConstraintName => constraintName ??= Forward?.Relation?.MapName
        ?? ConstraintNames.ForeignKey(ModelA.DatabaseName, (Fields ?? []).Select(column => column.ColumnName));
}

/// <summary>The kinds of relation.</summary>
internal enum RelationKind
{
    /// <summary>One row with at most one other.</summary>
    OneToOne,

    /// <summary>One row with any number of others.</summary>
    OneToMany,

    /// <summary>Lists on both sides, with a table that no model names.</summary>
    ManyToMany,
}
