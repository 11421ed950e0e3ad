using System.Reflection;
using System.Reflection.Emit;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding.Ef;

/// <summary>Copies the model of a schema with the names that the classes have in C#: templates write the names they find.</summary>
/// <param name="names">The C# names.</param>
/// <param name="enumNamespace">The namespace of the schema's enums.</param>
internal sealed class TemplateModel(ModelNames names, string enumNamespace)
{
    // Where GetDbSetName(), which templates call, looks; EF has no public word to set it.
    private const string SetName = "Scaffolding:DbSetName";

    // Notes of ours about the schema, which say nothing to migrations or at run time.
    private static readonly string[] Notes =
    [
        SchemaAnnotationNames.Default, SchemaAnnotationNames.Documentation, SchemaAnnotationNames.Enum, SchemaAnnotationNames.Enums,
        SchemaAnnotationNames.Ignored, SchemaAnnotationNames.Order,
    ];

    private readonly ModuleBuilder _enums = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Enums"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("Enums");
    private readonly Dictionary<string, Type> _enumTypes = [];
    private readonly Dictionary<IEntityType, IMutableEntityType> _copies = [];
    private readonly Dictionary<IForeignKey, IMutableForeignKey> _keys = [];

    /// <summary>The copy.</summary>
    public IModel Of(IModel model)
    {
        var builder = new ModelBuilder();
        CopyAnnotations(model, builder.Model);
        var joins = model.Classes().SelectMany(e => e.GetSkipNavigations()).Where(n => n.TargetEntityType.HasClass()).Select(n => n.JoinEntityType).Distinct();
        var entityTypes = model.Classes().Concat(joins).ToList();
        foreach (var entityType in entityTypes)
        {
            Copy(entityType, builder.Model.AddEntityType(NameOf(entityType), typeof(Dictionary<string, object>)));
        }

        foreach (var key in entityTypes.SelectMany(e => e.GetForeignKeys().OrderBy(SchemaModelReading.Order)).Where(k => _copies.ContainsKey(k.PrincipalEntityType)))
        {
            Copy(key);
        }

        foreach (var navigation in entityTypes.SelectMany(e => e.GetSkipNavigations()).Where(n => _copies.ContainsKey(n.TargetEntityType)))
        {
            Copy(navigation);
        }

        return builder.FinalizeModel();
    }

    private void Copy(IEntityType entityType, IMutableEntityType copy)
    {
        _copies.Add(entityType, copy);
        CopyAnnotations(entityType, copy);
        if (entityType.HasClass())
        {
            copy.SetAnnotation(SetName, names.SetOf(entityType));
        }

        foreach (var property in entityType.Columns())
        {
            var added = copy.AddIndexerProperty(NameOf(property), ClrType(property));
            added.IsNullable = property.IsNullable;
            added.ValueGenerated = property.ValueGenerated;
            CopyAnnotations(property, added);
            if (property.Enum() is not null)
            {
                added.RemoveAnnotation(RelationalAnnotationNames.ColumnType);
            }
        }

        if (entityType.FindPrimaryKey() is { } key)
        {
            CopyAnnotations(key, copy.SetPrimaryKey(Properties(key.Properties, copy))!);
        }
        else
        {
            copy.IsKeyless = true;
        }

        foreach (var index in entityType.GetIndexes().OrderBy(SchemaModelReading.Order))
        {
            var added = copy.AddIndex(Properties(index.Properties, copy), index.Name ?? index.GetDatabaseName()!);
            added.IsUnique = index.IsUnique;
            added.IsDescending = index.IsDescending;
            CopyAnnotations(index, added);
        }
    }

    private void Copy(IForeignKey key)
    {
        var (dependent, principal) = (_copies[key.DeclaringEntityType], _copies[key.PrincipalEntityType]);
        var referenced = Properties(key.PrincipalKey.Properties, principal);
        var added = dependent.AddForeignKey(Properties(key.Properties, dependent), principal.FindKey(referenced) ?? principal.AddKey(referenced)!, principal);
        added.IsUnique = key.IsUnique;
        added.DeleteBehavior = key.DeleteBehavior;
        if (key.DependentToPrincipal is { } navigation)
        {
            added.SetDependentToPrincipal(names.Of(navigation));
        }

        if (key.PrincipalToDependent is { } inverse)
        {
            added.SetPrincipalToDependent(names.Of(inverse));
        }

        CopyAnnotations(key, added);
        _keys.Add(key, added);
    }

    private void Copy(ISkipNavigation navigation)
    {
        var target = _copies[navigation.TargetEntityType];
        var added = _copies[navigation.DeclaringEntityType].AddSkipNavigation(names.Of(navigation), null, null, target, collection: true, onDependent: false);
        added.SetForeignKey(_keys[navigation.ForeignKey]);
        if (target.FindSkipNavigation(names.Of(navigation.Inverse)) is { } inverse && inverse != added)
        {
            added.SetInverse(inverse);
            inverse.SetInverse(added);
        }
    }

    private static void CopyAnnotations(IReadOnlyAnnotatable from, IMutableAnnotatable to)
    {
        // EF's own annotations, whose names have no colon, hold converters and generators: no template can write those.
        foreach (var annotation in from.GetAnnotations().Where(a => a.Name.Contains(':', StringComparison.Ordinal) && !Notes.Contains(a.Name)))
        {
            to.SetAnnotation(annotation.Name, annotation.Value);
        }
    }

    private IReadOnlyList<IMutableProperty> Properties(IReadOnlyList<IProperty> properties, IMutableEntityType copy) =>
        [.. properties.Select(property => copy.FindProperty(NameOf(property))!)];

    private string NameOf(IEntityType entityType) => entityType.HasClass() ? names.Of(entityType) : entityType.Name;

    private string NameOf(IProperty property) => property.DeclaringType is IEntityType entityType && entityType.HasClass() ? names.Of(property) : property.Name;

    private Type ClrType(IProperty property)
    {
        if (property.Enum() is not { } type)
        {
            return property.ClrType;
        }

        var clrType = EnumType(type);
        return TypeNames.IsList(property) ? typeof(List<>).MakeGenericType(clrType) : property.IsNullable ? typeof(Nullable<>).MakeGenericType(clrType) : clrType;
    }

    /// <summary>The enum as a type, which is compiled with the project only later: templates write its name.</summary>
    private Type EnumType(EnumType type)
    {
        if (!_enumTypes.TryGetValue(type.Name, out var clrType))
        {
            var builder = _enums.DefineEnum($"{enumNamespace}.{names.Of(type)}", TypeAttributes.Public, typeof(int));
            foreach (var (i, value) in type.Values.Index())
            {
                builder.DefineLiteral(names.Of(type, value), i);
            }

            _enumTypes.Add(type.Name, clrType = builder.CreateType());
        }

        return clrType;
    }
}
