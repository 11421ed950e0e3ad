using System.Reflection;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.Modeling;

/// <summary>Finds the app's own class for each model, by name, and the property for each field; models without class become property bags.</summary>
internal sealed class ClassBinder
{
    private readonly ModelBuilder _builder;
    private readonly IReadOnlyDictionary<string, Type> _explicit;
    private readonly MappingMistakes _mistakes;
    private readonly List<IMutableEntityType> _classes;

    private ClassBinder(ModelBuilder builder, IReadOnlyDictionary<string, Type> explicitClasses, MappingMistakes mistakes)
    {
        _builder = builder;
        _explicit = explicitClasses;
        _mistakes = mistakes;
        _classes = [.. builder.Model.GetEntityTypes().Where(e => !e.HasSharedClrType && !e.IsOwned())];
    }

    /// <summary>Binds every model of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="builder">EF's model, which knows the app's classes.</param>
    /// <param name="explicitClasses">The classes that the app has named, by model.</param>
    /// <param name="mistakes">Where what does not fit is told.</param>
    public static IReadOnlyDictionary<Model, ModelBinding> Bind(
        PrismaSchema schema, ModelBuilder builder, IReadOnlyDictionary<string, Type> explicitClasses, MappingMistakes mistakes)
    {
        var binder = new ClassBinder(builder, explicitClasses, mistakes);
        foreach (var name in explicitClasses.Keys.Except(schema.Models.Select(m => m.Name), StringComparer.Ordinal))
        {
            mistakes.NoSuchModel(name, explicitClasses[name], schema.Models);
        }

        var bindings = schema.Models.ToDictionary(model => model, binder.Bind);
        foreach (var binding in bindings.Values.Where(b => b.HasClass))
        {
            binder.BindFields(binding, bindings);
        }

        return bindings;
    }

    private ModelBinding Bind(Model model)
    {
        var type = ClassOf(model);
        EntityTypeBuilder entity = type is null ? _builder.SharedTypeEntity<Dictionary<string, object>>(model.Name) : _builder.Entity(type);
        return new ModelBinding(model, entity, type is not null);
    }

    private Type? ClassOf(Model model)
    {
        if (_explicit.TryGetValue(model.Name, out var named))
        {
            return named;
        }

        var free = _classes.Where(c => !_explicit.Values.Contains(c.ClrType)).ToList();
        var found = free.Where(c => IsNamed(c, model.Name)).ToList();
        if (found.Count == 0)
        {
            found = free.FindAll(c => IsNamed(c, model.DatabaseName));
        }

        if (found.Count > 1)
        {
            _mistakes.SeveralClasses(model, found.Select(c => c.ClrType));
        }

        return found.FirstOrDefault()?.ClrType;
    }

    /// <summary>A class is known by its own name, and by the table that its DbSet or the app's configuration gives it.</summary>
    private static bool IsNamed(IMutableEntityType entityType, string name) =>
        FieldNames.Comparer.Equals(entityType.ClrType.Name, name) || FieldNames.Comparer.Equals(entityType.GetTableName(), name);

    private void BindFields(ModelBinding binding, Dictionary<Model, ModelBinding> bindings)
    {
        var properties = Properties(binding.Entity.Metadata);
        foreach (var field in binding.Model.ScalarFields)
        {
            if (Find(binding.Entity.Metadata, properties, field) is { } property)
            {
                properties.Remove(property);
                BindProperty(binding, field, property);
            }
            else if (!field.IsIgnored && ColumnMapping.Of(field) is not null && IsNeeded(field, binding.Model))
            {
                _mistakes.NoProperty(field, binding);
            }
        }

        foreach (var field in binding.Model.RelationFields.Where(f => !f.IsIgnored))
        {
            if (properties.Find(p => FieldNames.Comparer.Equals(p.Name, field.Name)) is { } property)
            {
                properties.Remove(property);
                BindNavigation(binding, field, property, bindings[field.Target]);
            }
        }

        foreach (var property in properties.Where(p => IsMapped(binding.Entity.Metadata, p)))
        {
            _mistakes.NoField(property, binding);
        }
    }

    private void BindProperty(ModelBinding binding, ScalarField field, PropertyInfo property)
    {
        var isConfigured = IsConverted(binding.Entity.Metadata.FindProperty(property.Name));
        if (field.IsIgnored || ColumnMapping.Of(field) is not { } mapping)
        {
            _mistakes.IgnoredField(field, property, binding);
        }
        else if (isConfigured || PropertyFit.Of(field, mapping, property.PropertyType) is not { } fit)
        {
            if (isConfigured)
            {
                binding.Bind(field, new BoundProperty(property.Name, property.PropertyType, null, IsConfigured: true));
            }
            else
            {
                _mistakes.WrongType(field, mapping, property, binding);
            }
        }
        else if (field.Arity == FieldArity.Optional && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
        {
            _mistakes.NotNullable(field, property, binding);
        }
        else
        {
            if (fit.MissingLabels.Count > 0)
            {
                _mistakes.MissingLabels(field, fit.MissingLabels, property, binding);
            }

            binding.Bind(field, new BoundProperty(property.Name, property.PropertyType, fit.Converter, fit.IsJson));
        }
    }

    private void BindNavigation(ModelBinding binding, RelationField field, PropertyInfo property, ModelBinding target)
    {
        var isCollection = field.Arity == FieldArity.List;
        var element = isCollection ? PropertyFit.ElementType(property.PropertyType) : property.PropertyType;
        if (element != target.Entity.Metadata.ClrType)
        {
            _mistakes.WrongNavigation(field, property, binding, target);
        }

        binding.Bind(field, property.Name);
    }

    /// <summary>A row cannot be added without a value for the field, and nothing but the app can give it.</summary>
    private static bool IsNeeded(ScalarField field, Model model) =>
        field is { Arity: FieldArity.Required, Default: null, IsUpdatedAt: false }
        && !model.IsView
        && !model.RelationFields.Any(f => f.Relation is ForeignKeyRelation key && key.DependentField == f && key.Fields.Contains(field));

    private static List<PropertyInfo> Properties(IMutableEntityType entityType) =>
        [.. entityType.ClrType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0 && !entityType.IsIgnored(p.Name))];

    private static PropertyInfo? Find(IMutableEntityType entityType, List<PropertyInfo> properties, ScalarField field) =>
        properties.Find(p => entityType.FindProperty(p.Name)?.FindAnnotation(RelationalAnnotationNames.ColumnName)?.Value as string == field.ColumnName)
        ?? properties.Find(p => FieldNames.Comparer.Equals(p.Name, field.Name))
        ?? properties.Find(p => FieldNames.Comparer.Equals(p.Name, field.ColumnName));

    private static bool IsMapped(IMutableEntityType entityType, PropertyInfo property) =>
        entityType.FindProperty(property.Name) is not null
        || entityType.FindNavigation(property.Name) is not null
        || entityType.FindSkipNavigation(property.Name) is not null;

    private static bool IsConverted(IMutableProperty? property) =>
        property is not null && (property.GetValueConverter() is not null || property.GetProviderClrType() is not null);
}
