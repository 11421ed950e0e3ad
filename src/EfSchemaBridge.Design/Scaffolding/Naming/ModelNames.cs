using System.Reflection;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding.Naming;

/// <summary>Every C# name of the generated code, by <see cref="NamingRule"/>.</summary>
internal sealed class ModelNames
{
    private readonly Dictionary<object, string> _types;
    private readonly Dictionary<object, string> _sets;
    private readonly Dictionary<object, string> _properties = [];
    private readonly Dictionary<(string Enum, string Value), string> _values = [];

    /// <summary>Names what a model holds.</summary>
    /// <param name="model">The model of a schema.</param>
    /// <param name="contextName">The name of the context's class.</param>
    /// <param name="rule">The rule.</param>
    public ModelNames(IModel model, string contextName, NamingRule rule)
    {
        var classes = model.Classes().ToList();
        var enums = model.Enums();

        // Files are named as the types are, and some file systems do not tell upper from lower case.
        _types = new NameScope(StringComparer.OrdinalIgnoreCase, [.. TypeNames.UsedInCode, contextName]).Name(
            classes.Cast<object>().Concat(enums),
            SchemaName,
            item => item is IEntityType ? rule.Class(SchemaName(item)) : NamingRule.Member(SchemaName(item)));
        _sets = new NameScope(StringComparer.Ordinal, MembersOf(typeof(DbContext)).Append(contextName).Append(CodeNames.ModelHook).Append(CodeNames.OptionsHook)).Name<object>(
            classes, Class, item => rule.Set(Class(item)));
        foreach (var entityType in classes)
        {
            var scope = new NameScope(StringComparer.Ordinal, [.. MembersOf(typeof(object)), Class(entityType)]);
            foreach (var (field, name) in scope.Name(entityType.Fields(), f => f.Name, f => NamingRule.Member(f.Name)))
            {
                _properties.Add(field, name);
            }
        }

        foreach (var type in enums)
        {
            foreach (var (value, name) in new NameScope(StringComparer.Ordinal, []).Name(type.Values, v => v.Name, v => NamingRule.Member(v.Name)))
            {
                _values.Add((type.Name, value.Name), name);
            }
        }

        string Class(object item) => _types[item];
    }

    /// <summary>The class of an entity type.</summary>
    public string Of(IEntityType entityType) => _types[entityType];

    /// <summary>The <c>DbSet</c> of an entity type.</summary>
    public string SetOf(IEntityType entityType) => _sets[entityType];

    /// <summary>A property or navigation of a class.</summary>
    public string Of(IReadOnlyPropertyBase property) => _properties[property];

    /// <summary>An enum.</summary>
    public string Of(EnumType type) => _types[type];

    /// <summary>A member of an enum.</summary>
    public string Of(EnumType type, EnumValue value) => _values[(type.Name, value.Name)];

    private static string SchemaName(object item) => item is EnumType type ? type.Name : ((IEntityType)item).Name;

    private static IEnumerable<string> MembersOf(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(member => member is not MethodBase { IsPrivate: true } and not FieldInfo { IsPrivate: true })
        .Select(member => member.Name)
        .Distinct();
}
