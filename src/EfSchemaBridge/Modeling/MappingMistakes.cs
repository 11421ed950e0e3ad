using System.Reflection;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Modeling;

/// <summary>What does not fit between a schema and the app's classes: each line names both sides.</summary>
internal sealed class MappingMistakes
{
    private readonly List<string> _lines = [];

    /// <summary>Throws when there is a mistake.</summary>
    /// <exception cref="SchemaMappingException">There is; the message lists all of them.</exception>
    public void ThrowIfAny()
    {
        if (_lines.Count > 0)
        {
            throw new SchemaMappingException(string.Join(Environment.NewLine, _lines));
        }
    }

    public void SeveralClasses(Model model, IEnumerable<Type> classes) =>
        Add("ESB5003", model.Span, $"the model {model.Name} has the name of several classes ({string.Join(", ", classes.Select(Name))}). Say which one: ApplySchema(..., o => o.Map<{classes.First().Name}>(\"{model.Name}\")).");

    public void NoProperty(ScalarField field, ModelBinding binding) =>
        Add("ESB5004", field.Span, $"the required field {Name(field, binding)} has no property in the class {Name(binding)}, and no default. Add the property, make the field optional, or give it a @default.");

    public void WrongType(ScalarField field, ColumnMapping mapping, PropertyInfo property, ModelBinding binding)
    {
        var wanted = field.Type is FieldType.Enum(var type) ? $"an enum with the members of {type.Name}" : Name(mapping.ClrType);
        Add("ESB5005", field.Span, $"the field {Name(field, binding)} ({mapping.StoreType}{(field.Arity == FieldArity.List ? "[]" : "")}) does not fit the property {Name(property, binding)} of type {Name(property.PropertyType)}. Give the property the type {(field.Arity == FieldArity.List ? $"List of {wanted}" : wanted)}, or call HasConversion on it before ApplySchema.");
    }

    public void NotNullable(ScalarField field, PropertyInfo property, ModelBinding binding) =>
        Add("ESB5006", field.Span, $"the field {Name(field, binding)} is optional and the property {Name(property, binding)} cannot be null. Make it {Name(property.PropertyType)}?, or the field required.");

    public void NoField(PropertyInfo property, ModelBinding binding) =>
        Add("ESB5007", binding.Model.Span, $"the model {binding.Model.Name} has no field for the property {Name(property, binding)} of type {Name(property.PropertyType)}. Add the field, or leave the property out of the model with [NotMapped].");

    public void IgnoredField(ScalarField field, PropertyInfo property, ModelBinding binding) =>
        Add("ESB5007", field.Span, $"the field {Name(field, binding)} is not for the app to read (@ignore or Unsupported), and the class has the property {Name(property, binding)}. Leave the property out of the model with [NotMapped], or make the field readable.");

    public void WrongNavigation(RelationField field, PropertyInfo property, ModelBinding binding, ModelBinding target) =>
        Add("ESB5008", field.Span, $"the relation field {binding.Model.Name}.{field.Name} leads to {(field.Arity == FieldArity.List ? "many of" : "one of")} {Name(target)}, and the property {Name(property, binding)} is of type {Name(property.PropertyType)}.");

    public void MissingLabels(ScalarField field, IReadOnlyList<string> labels, PropertyInfo property, ModelBinding binding) =>
        Add("ESB5009", field.Span, $"the enum of the field {Name(field, binding)} has values that the enum of the property {Name(property, binding)} has no member for: {string.Join(", ", labels)}. Add the members, named so or with [PgName].");

    public void NoSuchModel(string name, Type type, IReadOnlyList<Model> models) =>
        _lines.Add($"error ESB5010: the schema has no model {name} to map the class {Name(type)} to. It has: {string.Join(", ", models.Select(m => m.Name))}.");

    private void Add(string code, TextSpan span, string text) =>
        _lines.Add($"{span.File.Path}({span.Line},{span.Column}): error {code}: {text}");

    private static string Name(ScalarField field, ModelBinding binding) => $"{binding.Model.Name}.{field.Name}";

    private static string Name(PropertyInfo property, ModelBinding binding) => $"{Name(binding.Entity.Metadata.ClrType)}.{property.Name}";

    private static string Name(ModelBinding binding) => binding.HasClass ? Name(binding.Entity.Metadata.ClrType) : $"{binding.Model.Name} (a property bag)";

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } value ? $"{Name(value)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Namespace is null or "System" ? type.Name
        : $"{type.Namespace}.{type.Name}";
}
