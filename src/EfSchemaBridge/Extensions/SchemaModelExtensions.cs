using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferentialAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace EfSchemaBridge.Extensions;

/// <summary>What a schema says and EF Core's fluent API has no word for.</summary>
public static class SchemaModelExtensions
{
    /// <summary>Adds the models, enums and relations of a schema, as property bags named as the models are.</summary>
    /// <param name="modelBuilder">The model to add to.</param>
    /// <param name="schema">A checked schema.</param>
    /// <returns>The same builder.</returns>
    public static ModelBuilder ApplySchema(this ModelBuilder modelBuilder, PrismaSchema schema)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(schema);
        SchemaTranslator.Apply(schema, modelBuilder);
        return modelBuilder;
    }

    /// <summary>Sets the action of ON UPDATE; without it a foreign key has PostgreSQL's NO ACTION, as EF's foreign keys have.</summary>
    /// <param name="reference">The relation.</param>
    /// <param name="action">What happens to the key when the row it refers to changes its own.</param>
    /// <returns>The same builder.</returns>
    public static ReferenceCollectionBuilder OnUpdate(this ReferenceCollectionBuilder reference, ReferentialAction action)
    {
        ArgumentNullException.ThrowIfNull(reference);
        SetOnUpdate(reference.Metadata, action);
        return reference;
    }

    /// <inheritdoc cref="OnUpdate(ReferenceCollectionBuilder, ReferentialAction)"/>
    public static ReferenceCollectionBuilder<TPrincipal, TDependent> OnUpdate<TPrincipal, TDependent>(
        this ReferenceCollectionBuilder<TPrincipal, TDependent> reference, ReferentialAction action)
        where TPrincipal : class
        where TDependent : class
    {
        ArgumentNullException.ThrowIfNull(reference);
        SetOnUpdate(reference.Metadata, action);
        return reference;
    }

    /// <inheritdoc cref="OnUpdate(ReferenceCollectionBuilder, ReferentialAction)"/>
    public static ReferenceReferenceBuilder OnUpdate(this ReferenceReferenceBuilder reference, ReferentialAction action)
    {
        ArgumentNullException.ThrowIfNull(reference);
        SetOnUpdate(reference.Metadata, action);
        return reference;
    }

    /// <inheritdoc cref="OnUpdate(ReferenceCollectionBuilder, ReferentialAction)"/>
    public static ReferenceReferenceBuilder<TEntity, TRelated> OnUpdate<TEntity, TRelated>(
        this ReferenceReferenceBuilder<TEntity, TRelated> reference, ReferentialAction action)
        where TEntity : class
        where TRelated : class
    {
        ArgumentNullException.ThrowIfNull(reference);
        SetOnUpdate(reference.Metadata, action);
        return reference;
    }

    /// <summary>Says that the database holds this key as a unique index, as Prisma makes them, and not as a constraint.</summary>
    /// <param name="key">A primary or alternate key.</param>
    /// <returns>The same builder.</returns>
    public static KeyBuilder IsUniqueIndex(this KeyBuilder key)
    {
        ArgumentNullException.ThrowIfNull(key);
        key.HasAnnotation(SchemaAnnotationNames.UniqueIndex, true);
        return key;
    }

    /// <summary>Declares a column that migrations keep and the application neither reads nor writes (<c>Unsupported("...")</c>, <c>@ignore</c>).</summary>
    /// <param name="entity">The entity type whose table holds the column.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="storeType">The column's PostgreSQL type.</param>
    /// <param name="isNullable">Whether the column allows NULL.</param>
    /// <param name="order">The column's zero-based place in its table.</param>
    /// <param name="defaultValueSql">The column's default, or null.</param>
    /// <returns>The same builder.</returns>
    public static EntityTypeBuilder HasUnmappedColumn(
        this EntityTypeBuilder entity, string name, string storeType, bool isNullable, int order, string? defaultValueSql = null)
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.HasUnmappedColumn(new UnmappedColumn(name, storeType, isNullable, defaultValueSql, order));
        return entity;
    }

    /// <summary>Sets a property on every save that the application does not set it in (<c>@updatedAt</c>).</summary>
    /// <typeparam name="TProperty">The property's type: a date and time.</typeparam>
    /// <param name="property">The property.</param>
    /// <returns>The same builder.</returns>
    public static PropertyBuilder<TProperty> IsUpdatedAt<TProperty>(this PropertyBuilder<TProperty> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(SchemaAnnotationNames.UpdatedAt, true);
    }

    internal static void HasUnmappedColumn(this EntityTypeBuilder entity, UnmappedColumn column)
    {
        var columns = (IReadOnlyList<UnmappedColumn>?)entity.Metadata[SchemaAnnotationNames.UnmappedColumns] ?? [];
        entity.HasAnnotation(SchemaAnnotationNames.UnmappedColumns, (UnmappedColumn[])[.. columns, column]);
    }

    private static void SetOnUpdate(IMutableForeignKey key, ReferentialAction action) =>
        key.SetAnnotation(SchemaAnnotationNames.OnUpdate, action);
}
