using EfSchemaBridge.Extensions;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.Modeling;

using Bag = Dictionary<string, object>;
using StoreAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

/// <summary>Translates relations: foreign keys with both actions, and the tables of implicit many-to-many relations.</summary>
internal static class RelationTranslator
{
    /// <summary>Configures a one-to-one or one-to-many relation.</summary>
    public static void Translate(ForeignKeyRelation relation, EntityTypeBuilder<Bag> dependent, bool enforced, int order)
    {
        if (relation.Principal.IsView || (relation.Dependent.IsView && !CanMap(relation)))
        {
            // No database holds a key to a view, and EF has no word for it.
            return;
        }

        if (!CanMap(relation))
        {
            dependent.HasUnmappedForeignKey(Unmapped(relation, order));
            return;
        }

        var reference = dependent.HasOne(relation.Principal.Name, Navigation(relation.DependentField));
        var (fields, references) = InKeyOrder(relation);
        if (relation.IsOneToOne)
        {
            // EF would guess which side of a one-to-one relation holds the key, and may guess wrong when there are several.
            var built = reference.WithMany()
                .HasForeignKey(fields)
                .HasPrincipalKey(references)
                .HasConstraintName(relation.DatabaseName)
                .OnDelete(Behavior(relation.OnDelete));
            built.Metadata.IsUnique = true;
            built.Metadata.SetPrincipalToDependent(Back(relation));
            Annotate(built.Metadata, relation, enforced, order);
        }
        else
        {
            var built = reference.WithMany(Back(relation))
                .HasForeignKey(fields)
                .HasPrincipalKey(references)
                .HasConstraintName(relation.DatabaseName)
                .OnDelete(Behavior(relation.OnDelete));
            Annotate(built.Metadata, relation, enforced, order);
        }
    }

    /// <summary>Configures an implicit many-to-many relation and its table.</summary>
    public static void Translate(ManyToManyRelation relation, EntityTypeBuilder<Bag> modelA, bool enforced, int order)
    {
        modelA.HasMany(relation.ModelB.Name, relation.FieldA.Name)
            .WithMany(relation.FieldB.Name)
            .UsingEntity(
                relation.TableName,
                typeof(Bag),
                right => Key(right.HasOne(relation.ModelB.Name).WithMany(), "B"),
                left => Key(left.HasOne(relation.ModelA.Name).WithMany(), "A"),
                JoinTable);
        var navigation = modelA.Metadata.FindSkipNavigation(relation.FieldA.Name);
        Describe(navigation, relation.ModelA, relation.FieldA);
        Describe(navigation?.Inverse, relation.ModelB, relation.FieldB);

        ReferenceCollectionBuilder Key(ReferenceCollectionBuilder key, string column)
        {
            key.HasForeignKey(column).HasConstraintName($"{relation.TableName}_{column}_fkey").OnDelete(DeleteBehavior.Cascade);
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

    private static void KeyColumn(EntityTypeBuilder join, string column, Model model)
    {
        var mapping = ColumnMapping.Of(model.PrimaryKey!.Fields[0].Field)!;
        var property = join.Property(mapping.ClrType, column).HasColumnName(column).HasColumnOrder(column == "A" ? 0 : 1);
        if (!mapping.IsConventional)
        {
            property.HasColumnType(mapping.StoreType);
        }
    }

    private static void Annotate(Microsoft.EntityFrameworkCore.Metadata.IMutableForeignKey key, ForeignKeyRelation relation, bool enforced, int order)
    {
        key.SetAnnotation(SchemaAnnotationNames.OnUpdate, Action(relation.OnUpdate));
        key.SetAnnotation(SchemaAnnotationNames.Order, order);
        List<string> written = [.. relation.Fields.Select(f => f.Name)], held = [.. key.Properties.Select(p => p.Name)];
        if (!written.SequenceEqual(held))
        {
            key.SetAnnotation(SchemaAnnotationNames.KeyOrder, written.Select(name => held.IndexOf(name)).ToArray());
        }

        if (relation.OnDelete == ReferentialAction.SetDefault)
        {
            key.SetAnnotation(SchemaAnnotationNames.OnDelete, StoreAction.SetDefault);
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
        && relation.Fields.Zip(relation.References).All(pair => ColumnMapping.Of(pair.First)?.ClrType == ColumnMapping.Of(pair.Second)?.ClrType);

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
    private static (string[] Fields, string[] References) InKeyOrder(ForeignKeyRelation relation)
    {
        IEnumerable<IReadOnlyList<IndexField>> keys = relation.Principal.Indexes.Where(i => i.IsUnique).Select(i => i.Fields);
        if (relation.Principal.PrimaryKey is { } primary)
        {
            keys = keys.Prepend(primary.Fields);
        }

        var referred = relation.References.ToList();
        var key = keys.Select(fields => fields.Select(f => f.Field).ToList()).FirstOrDefault(key => key.Count == referred.Count && !key.Except(referred).Any()) ?? referred;
        return ([.. key.Select(f => relation.Fields[referred.IndexOf(f)].Name)], [.. key.Select(f => f.Name)]);
    }

    /// <summary>Nothing leads to what has no key to find its rows by.</summary>
    private static string? Back(ForeignKeyRelation relation) => EntityTypeTranslator.IsKeyless(relation.Dependent) ? null : Navigation(relation.PrincipalField);

    private static string? Navigation(RelationField? field) => field is { IsIgnored: false } ? field.Name : null;

    private static DeleteBehavior Behavior(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => DeleteBehavior.Cascade,
        ReferentialAction.Restrict => DeleteBehavior.Restrict,
        ReferentialAction.SetNull => DeleteBehavior.SetNull,
        _ => DeleteBehavior.NoAction,
    };

    private static StoreAction Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => StoreAction.Cascade,
        ReferentialAction.Restrict => StoreAction.Restrict,
        ReferentialAction.SetNull => StoreAction.SetNull,
        ReferentialAction.SetDefault => StoreAction.SetDefault,
        _ => StoreAction.NoAction,
    };
}
