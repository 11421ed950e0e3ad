using EfSchemaBridge.Extensions;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.Modeling;

using Bag = Dictionary<string, object>;
using StoreAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

/// <summary>Translates relations: foreign keys with both actions, and the tables of implicit many-to-many relations.</summary>
/// <param name="builder">EF's model.</param>
/// <param name="bindings">What the models are in EF's model.</param>
/// <param name="enforced">Whether the database holds foreign keys.</param>
internal sealed class RelationTranslator(ModelBuilder builder, IReadOnlyDictionary<Model, ModelBinding> bindings, bool enforced)
{
    /// <summary>Configures a one-to-one or one-to-many relation.</summary>
    public void Translate(ForeignKeyRelation relation, int order)
    {
        if (relation.Principal.IsView || (relation.Dependent.IsView && !CanMap(relation)))
        {
            // No database holds a key to a view, and EF has no word for it.
            return;
        }

        var (dependent, principal) = (bindings[relation.Dependent], bindings[relation.Principal]);
        if (!CanMap(relation))
        {
            if (enforced)
            {
                dependent.Entity.HasUnmappedForeignKey(Unmapped(relation, order));
            }

            return;
        }

        var reference = dependent.Entity.HasOne(principal.Name, dependent.NameOf(relation.DependentField));
        var (fields, references) = InKeyOrder(relation);
        if (relation.IsOneToOne)
        {
            // EF would guess which side of a one-to-one relation holds the key, and may guess wrong when there are several.
            var built = reference.WithMany()
                .HasForeignKey(fields)
                .HasPrincipalKey(references)
                .HasConstraintName(relation.DatabaseName)
                .OnDelete(Behavior(relation));
            built.Metadata.IsUnique = true;
            SetBack(built.Metadata, Back(relation), principal);
            Annotate(built.Metadata, relation, order);
        }
        else
        {
            var built = reference.WithMany(Back(relation))
                .HasForeignKey(fields)
                .HasPrincipalKey(references)
                .HasConstraintName(relation.DatabaseName)
                .OnDelete(Behavior(relation));
            Annotate(built.Metadata, relation, order);
        }
    }

    /// <summary>Configures an implicit many-to-many relation and its table.</summary>
    public void Translate(ManyToManyRelation relation, int order)
    {
        if (!EntityTypeTranslator.HasMappedKey(relation.ModelA) || !EntityTypeTranslator.HasMappedKey(relation.ModelB))
        {
            TranslateUnmapped(relation, order);
            return;
        }

        var (modelA, modelB) = (bindings[relation.ModelA], bindings[relation.ModelB]);
        var navigations = (A: modelA.NameOf(relation.FieldA), B: modelB.NameOf(relation.FieldB));
        // ModelBuilder needs a name for one side at least; EF keeps the other one without.
        modelA.Entity.HasMany(modelB.Name, navigations.A)
            .WithMany(navigations.B)
            .UsingEntity(
                relation.TableName,
                typeof(Bag),
                right => Key(right.HasOne(modelB.Name).WithMany(), "B"),
                left => Key(left.HasOne(modelA.Name).WithMany(), "A"),
                JoinTable);
        var navigation = navigations.A is null ? null : modelA.Entity.Metadata.FindSkipNavigation(navigations.A);
        Describe(navigation, relation.ModelA, relation.FieldA);
        Describe(navigation?.Inverse, relation.ModelB, relation.FieldB);

        ReferenceCollectionBuilder Key(ReferenceCollectionBuilder key, string column)
        {
            key.HasForeignKey(column).HasConstraintName($"{relation.TableName}_{column}_fkey").OnDelete(DeleteBehavior.Cascade);
            key.Metadata.IsRequired = true;
            key.Metadata.SetAnnotation(SchemaAnnotationNames.OnUpdate, StoreAction.Cascade);
            key.Metadata.SetAnnotation(SchemaAnnotationNames.Order, column == "A" ? 0 : 1);
            if (!enforced)
            {
                key.Metadata.SetAnnotation(SchemaAnnotationNames.Unenforced, true);
            }

            return key;
        }

        void JoinTable(EntityTypeBuilder join)
        {
            join.ToTable(relation.TableName, relation.ModelA.DatabaseSchema);
            join.HasAnnotation(SchemaAnnotationNames.Order, order);
            KeyColumn(join, "A", relation.ModelA);
            KeyColumn(join, "B", relation.ModelB);
            join.HasKey("A", "B").HasName($"{relation.TableName}_AB_pkey");
            join.HasIndex(["B"], $"{relation.TableName}_B_index").HasDatabaseName($"{relation.TableName}_B_index");
        }
    }

    /// <summary>Between models of which EF cannot hold an id there is a table for migrations, and no way for classes.</summary>
    private void TranslateUnmapped(ManyToManyRelation relation, int order)
    {
        var table = relation.TableName;
        var join = builder.SharedTypeEntity<Bag>(table).ToTable(table, relation.ModelA.DatabaseSchema).HasNoKey();
        join.HasAnnotation(SchemaAnnotationNames.Order, order);
        join.HasAnnotation(SchemaAnnotationNames.Ignored, true);
        join.HasUnmappedKey(new UnmappedKey($"{table}_AB_pkey", ["A", "B"]));
        join.HasUnmappedIndex(new UnmappedIndex($"{table}_B_index", ["B"], false, [], [], "btree", null, 0));
        foreach (var (column, model) in ((string, Model)[])[("A", relation.ModelA), ("B", relation.ModelB)])
        {
            var id = model.PrimaryKey!.Fields[0].Field;
            join.HasUnmappedColumn(new UnmappedColumn(column, EntityTypeTranslator.StoreType(id, ColumnMapping.Of(id)), false, null, column == "A" ? 0 : 1));
            if (enforced)
            {
                join.HasUnmappedForeignKey(new UnmappedForeignKey($"{table}_{column}_fkey", [column], model.DatabaseSchema, model.DatabaseName, [id.ColumnName], StoreAction.Cascade, StoreAction.Cascade, column == "A" ? 0 : 1));
            }
        }
    }

    private static void KeyColumn(EntityTypeBuilder join, string column, Model model)
    {
        var mapping = ColumnMapping.Of(model.PrimaryKey!.Fields[0].Field)!;
        var property = join.Property(mapping.ClrType, column).HasColumnName(column).HasColumnOrder(column == "A" ? 0 : 1);
        if (!mapping.IsConventional)
        {
            property.HasColumnType(mapping.StoreType);
        }
    }

    private void Annotate(Microsoft.EntityFrameworkCore.Metadata.IMutableForeignKey key, ForeignKeyRelation relation, int order)
    {
        key.IsRequired = IsRequired(relation);
        key.SetAnnotation(SchemaAnnotationNames.OnUpdate, Action(relation.OnUpdate));
        key.SetAnnotation(SchemaAnnotationNames.Order, order);
        List<string> written = [.. relation.Fields.Select(bindings[relation.Dependent].NameOf)], held = [.. key.Properties.Select(p => p.Name)];
        if (!written.SequenceEqual(held))
        {
            key.SetAnnotation(SchemaAnnotationNames.KeyOrder, written.Select(name => held.IndexOf(name)).ToArray());
        }

        if (key.DeleteBehavior == DeleteBehavior.ClientNoAction && relation.OnDelete != ReferentialAction.NoAction)
        {
            key.SetAnnotation(SchemaAnnotationNames.OnDelete, Action(relation.OnDelete));
        }

        if (!enforced)
        {
            key.SetAnnotation(SchemaAnnotationNames.Unenforced, true);
        }

        Describe(key.DependentToPrincipal, relation.Dependent, relation.DependentField);
        Describe(key.PrincipalToDependent, relation.Principal, relation.PrincipalField);
    }

    private static void Describe(Microsoft.EntityFrameworkCore.Metadata.IMutableNavigationBase? navigation, Model model, RelationField? field)
    {
        if (navigation is not null && field is not null)
        {
            EntityTypeTranslator.Document(navigation, field.Documentation);
            navigation.SetAnnotation(SchemaAnnotationNames.Order, model.Fields.ToList().IndexOf(field));
        }
    }

    /// <summary>EF's keys hold no NULL, and both of their ends have one .NET type.</summary>
    private static bool CanMap(ForeignKeyRelation relation) =>
        relation.References.All(f => f.Arity == FieldArity.Required)
        && relation.Fields.Zip(relation.References).All(pair => ColumnMapping.Of(pair.First)?.ClrType is { } type && type == ColumnMapping.Of(pair.Second)?.ClrType);

    private static UnmappedForeignKey Unmapped(ForeignKeyRelation relation, int order) => new(
        relation.DatabaseName,
        [.. relation.Fields.Select(f => f.ColumnName)],
        relation.Principal.DatabaseSchema,
        relation.Principal.DatabaseName,
        [.. relation.References.Select(f => f.ColumnName)],
        Action(relation.OnDelete),
        Action(relation.OnUpdate),
        order);

    /// <summary>EF compares keys field by field, so a relation that lists a compound key in another order is put in the key's own.</summary>
    private (string[] Fields, string[] References) InKeyOrder(ForeignKeyRelation relation)
    {
        IEnumerable<IReadOnlyList<IndexField>> keys = relation.Principal.Indexes.Where(i => i.IsUnique).Select(i => i.Fields);
        if (relation.Principal.PrimaryKey is { } primary)
        {
            keys = keys.Prepend(primary.Fields);
        }

        var referred = relation.References.ToList();
        var key = keys.Select(fields => fields.Select(f => f.Field).ToList()).FirstOrDefault(key => key.Count == referred.Count && !key.Except(referred).Any()) ?? referred;
        var (dependent, principal) = (bindings[relation.Dependent], bindings[relation.Principal]);
        return ([.. key.Select(f => dependent.NameOf(relation.Fields[referred.IndexOf(f)]))], [.. key.Select(principal.NameOf)]);
    }

    /// <summary>Nothing leads to what has no key to find its rows by.</summary>
    private string? Back(ForeignKeyRelation relation) => EntityTypeTranslator.IsKeyless(relation.Dependent) ? null : bindings[relation.Principal].NameOf(relation.PrincipalField);

    private static void SetBack(Microsoft.EntityFrameworkCore.Metadata.IMutableForeignKey key, string? navigation, ModelBinding principal)
    {
        if (navigation is not null && principal.HasClass && principal.Entity.Metadata.ClrType.GetProperty(navigation) is { } property)
        {
            key.SetPrincipalToDependent(property);
        }
        else
        {
            key.SetPrincipalToDependent(navigation);
        }
    }

    /// <summary>
    /// What EF does with rows that it knows. Where a key may be NULL, EF's own Restrict and NoAction set it to NULL, and nothing of EF's sets a default:
    /// the database decides there, as it does for rows that EF does not know.
    /// </summary>
    private static DeleteBehavior Behavior(ForeignKeyRelation relation) => relation.OnDelete switch
    {
        ReferentialAction.Cascade => DeleteBehavior.Cascade,
        ReferentialAction.SetNull => DeleteBehavior.SetNull,
        ReferentialAction.Restrict when IsRequired(relation) => DeleteBehavior.Restrict,
        ReferentialAction.NoAction when IsRequired(relation) => DeleteBehavior.NoAction,
        _ => DeleteBehavior.ClientNoAction,
    };

    private static bool IsRequired(ForeignKeyRelation relation) => relation.Fields.All(f => f.Arity == FieldArity.Required);

    private static StoreAction Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => StoreAction.Cascade,
        ReferentialAction.Restrict => StoreAction.Restrict,
        ReferentialAction.SetNull => StoreAction.SetNull,
        ReferentialAction.SetDefault => StoreAction.SetDefault,
        _ => StoreAction.NoAction,
    };
}
