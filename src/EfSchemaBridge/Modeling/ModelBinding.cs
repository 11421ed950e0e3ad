using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.Modeling;

/// <summary>
/// What a model's parts are in EF's model: properties and navigations of the app's own class, or of a property bag, which
/// has the schema's own names. A field that a class has no property for becomes a shadow property.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="entity">Its entity type.</param>
/// <param name="hasClass">Whether the entity type is a class of the app.</param>
internal sealed class ModelBinding(Model model, EntityTypeBuilder entity, bool hasClass)
{
    private readonly Dictionary<ScalarField, BoundProperty> _properties = [];
    private readonly Dictionary<RelationField, string> _navigations = [];

    public Model Model { get; } = model;

    public EntityTypeBuilder Entity { get; } = entity;

    /// <summary>Whether the entity type is a class of the app.</summary>
    public bool HasClass { get; } = hasClass;

    /// <summary>The entity type's name in EF's model.</summary>
    public string Name => Entity.Metadata.Name;

    /// <summary>Binds a field to a property of the class.</summary>
    public void Bind(ScalarField field, BoundProperty property) => _properties.Add(field, property);

    /// <summary>Binds a relation field to a navigation of the class.</summary>
    public void Bind(RelationField field, string navigation) => _navigations.Add(field, navigation);

    /// <summary>The property of the class that a field is bound to, or null for a property of EF's alone.</summary>
    public BoundProperty? PropertyOf(ScalarField field) => _properties.GetValueOrDefault(field);

    /// <summary>The property's name.</summary>
    public string NameOf(ScalarField field) => PropertyOf(field)?.Name ?? field.Name;

    /// <summary>The navigation's name, or null where there is none.</summary>
    public string? NameOf(RelationField? field) => field switch
    {
        null or { IsIgnored: true } => null,
        _ when !HasClass => field.Name,
        _ => _navigations.GetValueOrDefault(field),
    };
}

/// <summary>A property of the app's own class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Converter">The value converter that its type needs for the field's column, or null.</param>
/// <param name="IsJson">True for a class whose values are stored as JSON.</param>
/// <param name="IsConfigured">True when the app has configured a conversion of its own, which stays.</param>
internal sealed record BoundProperty(string Name, Type Type, ValueConverter? Converter, bool IsJson = false, bool IsConfigured = false);
