using System.Reflection;
using System.Runtime.CompilerServices;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferentialAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace EfSchemaBridge.Extensions;

/// <summary>What a schema says and EF Core's fluent API has no word for.</summary>
public static class SchemaModelExtensions
{
    /// <summary>
    /// Maps a schema onto the app's own classes. A model is mapped to the class, known to the model builder by then, that has
    /// its name, or whose DbSet or table has it; letter case and underscores make no difference, for fields and properties
    /// neither. Models without class become property bags named as they are: <c>context.Set&lt;Dictionary&lt;string,
    /// object&gt;&gt;("users")</c>. Configuration after this call wins over the schema.
    /// </summary>
    /// <param name="modelBuilder">The model to add to.</param>
    /// <param name="path">
    /// The schema's file or folder in the project. It is read from the calling assembly, where the build puts it
    /// (<c>SchemaBridgeApply</c>), else from the program's folder or the current one.
    /// </param>
    /// <param name="configure">Says what names do not, or null.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="SchemaMappingException">There is no such schema, it has errors, or the classes do not fit: ESB5001 to ESB5010.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ModelBuilder ApplySchema(this ModelBuilder modelBuilder, string path, Action<SchemaMappingBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return modelBuilder.ApplySchema(SchemaSource.Read(path, Assembly.GetCallingAssembly()), configure);
    }

    /// <inheritdoc cref="ApplySchema(ModelBuilder, string, Action{SchemaMappingBuilder}?)"/>
    /// <param name="modelBuilder">The model to add to.</param>
    /// <param name="schema">A checked schema.</param>
    /// <param name="configure">Says what names do not, or null.</param>
    public static ModelBuilder ApplySchema(this ModelBuilder modelBuilder, PrismaSchema schema, Action<SchemaMappingBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(schema);
        var mapping = new SchemaMappingBuilder();
        configure?.Invoke(mapping);
        SchemaTranslator.Apply(schema, modelBuilder, mapping.Classes);
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

    /// <summary>Declares the primary key of a table that migrations keep and EF's model cannot hold: over unmapped columns. The entity type's own key is another one, or there is none.</summary>
    /// <param name="entity">The entity type whose table holds the key.</param>
    /// <param name="name">The constraint's name.</param>
    /// <param name="columns">Its columns' names.</param>
    /// <returns>The same builder.</returns>
    public static EntityTypeBuilder HasUnmappedKey(this EntityTypeBuilder entity, string name, string[] columns)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(columns);
        entity.HasUnmappedKey(new UnmappedKey(name, columns));
        return entity;
    }

    /// <summary>Declares an index that migrations keep and EF's model cannot hold: over unmapped columns, or a unique over a list.</summary>
    /// <param name="entity">The entity type whose table holds the index.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="columns">Its columns' names.</param>
    /// <param name="isUnique">Whether it is unique.</param>
    /// <param name="descending">Which columns are sorted downwards; null for none.</param>
    /// <param name="operatorClasses">The columns' operator classes, empty text for the default; null for defaults only.</param>
    /// <param name="method">The access method.</param>
    /// <param name="filter">The predicate of a partial index, or null.</param>
    /// <param name="order">The index's zero-based place among those of its table.</param>
    /// <returns>The same builder.</returns>
    public static EntityTypeBuilder HasUnmappedIndex(
        this EntityTypeBuilder entity,
        string name,
        string[] columns,
        bool isUnique = false,
        bool[]? descending = null,
        string[]? operatorClasses = null,
        string method = "btree",
        string? filter = null,
        int order = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(columns);
        entity.HasUnmappedIndex(new UnmappedIndex(name, columns, isUnique, descending ?? [], operatorClasses ?? [], method, filter, order));
        return entity;
    }

    /// <summary>Declares a foreign key that migrations keep and EF's model cannot hold: to columns that allow NULL, or of another .NET type.</summary>
    /// <param name="entity">The entity type whose table holds the key.</param>
    /// <param name="name">The constraint's name.</param>
    /// <param name="columns">The key's columns.</param>
    /// <param name="principalSchema">The schema of the table it refers to, or null.</param>
    /// <param name="principalTable">The table it refers to.</param>
    /// <param name="principalColumns">The columns it refers to.</param>
    /// <param name="onDelete">The action of ON DELETE.</param>
    /// <param name="onUpdate">The action of ON UPDATE.</param>
    /// <returns>The same builder.</returns>
    public static EntityTypeBuilder HasUnmappedForeignKey(
        this EntityTypeBuilder entity,
        string name,
        string[] columns,
        string? principalSchema,
        string principalTable,
        string[] principalColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate)
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.HasUnmappedForeignKey(new UnmappedForeignKey(name, columns, principalSchema, principalTable, principalColumns, onDelete, onUpdate, int.MaxValue));
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

    /// <summary>
    /// Stores a class of one's own as JSON, in a column of type <c>jsonb</c> or <c>json</c>. Queries reach into it
    /// (<c>user.Settings.Theme == "dark"</c>), and changes inside of it are noticed.
    /// </summary>
    /// <typeparam name="TProperty">The class, which System.Text.Json can write and read.</typeparam>
    /// <param name="property">The property.</param>
    /// <param name="storeType">The column's type.</param>
    /// <returns>The same builder.</returns>
    public static PropertyBuilder<TProperty> IsJson<TProperty>(this PropertyBuilder<TProperty> property, string storeType = "jsonb")
    {
        ArgumentNullException.ThrowIfNull(property);
        property.HasColumnType(storeType).Metadata.SetValueComparer(typeof(JsonValueComparer<TProperty>));
        return property;
    }

    /// <summary>Has the values of a text property made when an entity is added: random characters that need no escaping in a URL (<c>@default(nanoid(n))</c>).</summary>
    /// <typeparam name="TProperty">The property's type: text.</typeparam>
    /// <param name="property">The property.</param>
    /// <param name="length">How many characters a value has.</param>
    /// <returns>The same builder.</returns>
    public static PropertyBuilder<TProperty> HasNanoId<TProperty>(this PropertyBuilder<TProperty> property, int length)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return property.ValueGeneratedOnAdd().HasAnnotation(SchemaAnnotationNames.NanoIdLength, length).HasValueGeneratorFactory<NanoIdValueGeneratorFactory>();
    }

    internal static void HasUnmappedColumn(this EntityTypeBuilder entity, UnmappedColumn column) =>
        entity.Metadata.AddUnmapped(SchemaAnnotationNames.UnmappedColumns, column);

    internal static void HasUnmappedKey(this EntityTypeBuilder entity, UnmappedKey key) =>
        entity.Metadata.AddUnmapped(SchemaAnnotationNames.UnmappedKey, key);

    internal static void HasUnmappedIndex(this EntityTypeBuilder entity, UnmappedIndex index) =>
        entity.Metadata.AddUnmapped(SchemaAnnotationNames.UnmappedIndexes, index);

    internal static void HasUnmappedForeignKey(this EntityTypeBuilder entity, UnmappedForeignKey key) =>
        entity.Metadata.AddUnmapped(SchemaAnnotationNames.UnmappedForeignKeys, key);

    private static void SetOnUpdate(IMutableForeignKey key, ReferentialAction action) =>
        key.SetAnnotation(SchemaAnnotationNames.OnUpdate, action);
}
