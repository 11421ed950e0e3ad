using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Reads the model of a schema in the schema's own words and order.</summary>
internal static class SchemaModelReading
{
    /// <summary>The models that are not ignored: each gets a class.</summary>
    public static IEnumerable<IEntityType> Classes(this IModel model) => model.InOrder().Where(e => e.HasClass());

    /// <summary>The ignored models, and the tables of many-to-many relations that one of them is an end of: migrations keep their tables.</summary>
    public static IEnumerable<IEntityType> Bags(this IModel model) =>
        model.InOrder().Where(e => !e.HasClass() && !(e.IsJoin() && e.GetForeignKeys().All(k => k.PrincipalEntityType.HasClass())));

    /// <summary>The schema's enums.</summary>
    public static IReadOnlyList<EnumType> Enums(this IReadOnlyModel model) => (IReadOnlyList<EnumType>)model[SchemaAnnotationNames.Enums]!;

    /// <summary>The enum of a property, or null.</summary>
    public static EnumType? Enum(this IReadOnlyProperty property) =>
        property[SchemaAnnotationNames.Enum] is string name ? property.DeclaringType.Model.Enums().Single(e => e.Name == name) : null;

    /// <summary>The class that a property's JSON is read as, or null.</summary>
    public static string? JsonType(this IReadOnlyProperty property) => property[SchemaAnnotationNames.JsonType] as string;

    /// <summary>True when an entity type has a class of its own: it is neither ignored nor the table of a many-to-many relation.</summary>
    public static bool HasClass(this IReadOnlyEntityType entityType) =>
        entityType[SchemaAnnotationNames.Ignored] is null && !entityType.IsJoin();

    /// <summary>The columns of a class, in the schema's order.</summary>
    public static IEnumerable<IProperty> Columns(this IEntityType entityType) => entityType.GetProperties().OrderBy(p => p.GetColumnOrder());

    /// <summary>The navigations of a class to other classes, in the schema's order.</summary>
    public static IEnumerable<INavigationBase> NavigationsToClasses(this IEntityType entityType) => entityType.GetNavigations()
        .Concat<INavigationBase>(entityType.GetSkipNavigations())
        .Where(n => n.TargetEntityType.HasClass())
        .OrderBy(Order);

    /// <summary>Columns, then navigations.</summary>
    public static IEnumerable<IReadOnlyPropertyBase> Fields(this IEntityType entityType) =>
        entityType.Columns().Concat<IReadOnlyPropertyBase>(entityType.NavigationsToClasses());

    /// <summary>What a <c>///</c> comment says of an element, or null.</summary>
    public static string? Documentation(this IReadOnlyAnnotatable element) => element[SchemaAnnotationNames.Documentation] as string;

    /// <summary>The place of an element in the schema.</summary>
    public static int Order(IReadOnlyAnnotatable element) => element[SchemaAnnotationNames.Order] as int? ?? int.MaxValue;

    private static IEnumerable<IEntityType> InOrder(this IModel model) => model.GetEntityTypes().OrderBy(Order);

    /// <summary>True for the table of a many-to-many relation.</summary>
    private static bool IsJoin(this IReadOnlyEntityType entityType) =>
        entityType.GetForeignKeys().Any(k => k.GetReferencingSkipNavigations().Any());
}
