using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>A relation between two models, or of a model with itself.</summary>
public abstract class Relation
{
    /// <summary>The name given in <c>@relation("...")</c>, or null.</summary>
    public string? Name { get; init; }
}

/// <summary>A relation that a foreign key holds: one-to-one or one-to-many.</summary>
public sealed class ForeignKeyRelation : Relation
{
    /// <summary>The model whose table holds the key.</summary>
    public required Model Dependent { get; init; }

    /// <summary>The model that the key refers to.</summary>
    public required Model Principal { get; init; }

    /// <summary>The field with <c>fields:</c> and <c>references:</c>.</summary>
    public required RelationField DependentField { get; init; }

    /// <summary>The field on the other side. Null only where the dependent model is ignored and the other side may leave it out.</summary>
    public RelationField? PrincipalField { get; init; }

    /// <summary>The fields of the key.</summary>
    public required IReadOnlyList<ScalarField> Fields { get; init; }

    /// <summary>The fields of the principal that the key refers to.</summary>
    public required IReadOnlyList<ScalarField> References { get; init; }

    /// <summary>True when the principal's side is not a list.</summary>
    public required bool IsOneToOne { get; init; }

    /// <summary>What a delete of the principal does: as written, else Prisma's default (SET NULL when every key field is optional, else RESTRICT).</summary>
    public required ReferentialAction OnDelete { get; init; }

    /// <summary>What a change of the principal's key does: as written, else CASCADE.</summary>
    public required ReferentialAction OnUpdate { get; init; }

    /// <summary>The constraint's name: <c>map</c>, else <c>Table_column_fkey</c>, cut to 63 bytes as Prisma cuts it.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Where the <c>@relation</c> attribute is.</summary>
    public required TextSpan Span { get; init; }
}

/// <summary>An implicit many-to-many relation, with a table that no model names.</summary>
public sealed class ManyToManyRelation : Relation
{
    /// <summary>The list field on the model whose keys are in column A.</summary>
    public required RelationField FieldA { get; init; }

    /// <summary>The model whose keys are in column A: the first by name (for a relation of a model with itself, the one with the first field by name).</summary>
    public required Model ModelA { get; init; }

    /// <summary>The list field on the model whose keys are in column B.</summary>
    public required RelationField FieldB { get; init; }

    /// <summary>The model whose keys are in column B.</summary>
    public required Model ModelB { get; init; }

    /// <summary>The table's name: <c>_AToB</c>, or <c>_Name</c>.</summary>
    public required string TableName { get; init; }
}

/// <summary>What a foreign key does when the row it refers to changes.</summary>
public enum ReferentialAction
{
    /// <summary>Refuse, checked at the end of the statement.</summary>
    NoAction,

    /// <summary>Refuse at once.</summary>
    Restrict,

    /// <summary>Follow.</summary>
    Cascade,

    /// <summary>Set the key to null.</summary>
    SetNull,

    /// <summary>Set the key to its default.</summary>
    SetDefault,
}
