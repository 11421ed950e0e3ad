using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes the class of a model: a property for each column, then one for each relation.</summary>
internal sealed class EntityClassWriter
{
    private readonly IEntityType _entityType;
    private readonly ModelNames _names;
    private readonly ScaffoldOptions _options;
    private readonly IndentedStringBuilder _code;

    private EntityClassWriter(IEntityType entityType, ModelNames names, ScaffoldOptions options, IndentedStringBuilder code)
    {
        _entityType = entityType;
        _names = names;
        _options = options;
        _code = code;
    }

    /// <summary>The class.</summary>
    public static GeneratedType Write(IEntityType entityType, ModelNames names, ScaffoldOptions options)
    {
        var code = new IndentedStringBuilder();
        new EntityClassWriter(entityType, names, options, code).Write();
        return new(names.Of(entityType), options.Namespace, [.. Namespaces(entityType, options)], code.ToString());
    }

    private static IEnumerable<string> Namespaces(IEntityType entityType, ScaffoldOptions options)
    {
        foreach (var name in entityType.Columns().SelectMany(TypeNames.Namespaces))
        {
            yield return name;
        }

        if (entityType.NavigationsToClasses().Any(n => n.IsCollection))
        {
            yield return typeof(ICollection<>).Namespace!;
            if (options.ChangeTrackingProxies)
            {
                yield return typeof(ObservableHashSet<>).Namespace!;
            }
        }
    }

    private void Write()
    {
        _code.AppendSummary(_entityType.Documentation());
        _code.AppendLine($"public partial class {_names.Of(_entityType)}");
        _code.AppendBlock(() =>
        {
            foreach (var (i, field) in _entityType.Fields().Index())
            {
                if (i > 0)
                {
                    _code.AppendLine();
                }

                _code.AppendSummary(field.Documentation());
                _code.AppendLine(field is IProperty property ? Property(property) : Navigation((INavigationBase)field));
            }
        });
    }

    private string Property(IProperty property)
    {
        var initializer = Initializer(property);
        var required = initializer is null && IsGivenByCaller(property) ? "required " : "";

        // A list's column may hold NULL, which Prisma reads as an empty list, and so does the setter.
        var accessors = TypeNames.IsList(property) ? "{ get; set => field = value ?? []; }" : "{ get; set; }";
        var isVirtual = _options.ChangeTrackingProxies ? "virtual " : "";
        var declaration = $"public {isVirtual}{required}{TypeNames.Of(property, _names)} {_names.Of(property)} {accessors}";
        var value = initializer ?? (required.Length == 0 && IsReference(property) ? "null!" : null);
        return value is null ? declaration : $"{declaration} = {value};";
    }

    private string? Initializer(IProperty property) =>
        ConstantInitializer.Of(property, _names, EnumInExpression(property)) ?? (TypeNames.IsList(property) ? ListInitializer(property) : null);

    /// <summary>A list that the database gives its default to must not be there before: EF would send an empty one.</summary>
    private static string ListInitializer(IProperty property) => property[SchemaAnnotationNames.Default] is null ? "[]" : "null!";

    /// <summary>True when nothing else gives the property its value: no default, no generator, no navigation, no database view.</summary>
    private bool IsGivenByCaller(IProperty property) =>
        !property.IsNullable
        && !TypeNames.IsList(property)
        && _entityType.FindPrimaryKey() is not null
        && (property[SchemaAnnotationNames.Default] is null || (property[SchemaAnnotationNames.Default] is DefaultValue.Constant && property.ValueGenerated == ValueGenerated.Never))
        && property[SchemaAnnotationNames.UpdatedAt] is null
        && !property.GetContainingForeignKeys().Any(k => k.DependentToPrincipal is not null);

    private static bool IsReference(IProperty property) => !property.IsNullable && !TypeNames.Element(property).IsValueType && property.Enum() is null;

    /// <summary>An enum's name, in full where C# would read it as a property of the class: one of the same name that is not of that very type.</summary>
    private string? EnumInExpression(IProperty property)
    {
        if (property.Enum() is not { } type)
        {
            return null;
        }

        var name = _names.Of(type);
        var isHidden = _entityType.Fields().Any(f => _names.Of(f) == name && !(f is IProperty { IsNullable: false } p && p.Enum() == type && !TypeNames.IsList(p)));
        return isHidden ? $"global::{_options.Namespace}.{name}" : name;
    }

    private string Navigation(INavigationBase navigation)
    {
        var target = _names.Of(navigation.TargetEntityType);
        var name = _names.Of(navigation);
        if (navigation.IsCollection)
        {
            // Proxies of EF's are told of changes by the collection itself.
            var type = _options.ChangeTrackingProxies ? "ObservableHashSet" : "List";
            return $"public virtual ICollection<{target}> {name} {{ get; set; }} = new {type}<{target}>();";
        }

        return navigation is INavigation { IsOnDependent: true, ForeignKey.IsRequired: true }
            ? $"public virtual {target} {name} {{ get; set; }} = null!;"
            : $"public virtual {target}? {name} {{ get; set; }}";
    }
}
