using System.Collections;
using System.Net;
using System.Text.Json;
using EfSchemaBridge.Design.Scaffolding.Naming;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>How the generated code writes types, and the namespaces that they need.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(byte[])] = "byte[]",
    };

    /// <summary>The types that generated code writes by their simple names: no class or enum of a schema may hide them.</summary>
    public static IReadOnlyList<string> UsedInCode { get; } =
    [
        nameof(DateTime), nameof(DateTimeOffset), nameof(DateOnly), nameof(TimeOnly), nameof(Guid),
        nameof(JsonDocument), nameof(IPAddress), nameof(BitArray),
        "DbContext", "DbContextOptions", "DbContextOptionsBuilder", "ModelBuilder", "ModelConfigurationBuilder",
        "DeleteBehavior", "PropertyAccessMode", "ReferentialAction", "EF", "SchemaConnection", "SchemaAnnotationNames",
        "SchemaContextAttribute", "SchemaEnumAttribute", "PgNameAttribute", "TimeConverters",
        "ForeignKeyIndexConvention", "NpgsqlPostgresModelFinalizingConvention",
        "CuidValueGenerator", "Cuid2ValueGenerator", "NanoIdValueGenerator", "UlidValueGenerator",
        "Uuid4ValueGenerator", "Uuid7ValueGenerator", "Uuid4TextValueGenerator", "Uuid7TextValueGenerator",
    ];

    /// <summary>The type of a property, with its question mark.</summary>
    public static string Of(IReadOnlyProperty property, ModelNames names)
    {
        var element = Element(property);
        var name = property.JsonType() is { } json ? json : property.Enum() is { } type ? names.Of(type) : Names.GetValueOrDefault(element, element.Name);
        return IsList(property) ? $"List<{name}>" : property.IsNullable ? $"{name}?" : name;
    }

    /// <summary>The type of a property of an entity type without class, where enums are text.</summary>
    public static string InBag(IReadOnlyProperty property)
    {
        var element = Element(property);
        var name = Names.GetValueOrDefault(element, element.Name);
        return IsList(property) ? $"List<{name}>" : property.IsNullable && element.IsValueType ? $"{name}?" : name;
    }

    /// <summary>The namespaces of a property's type.</summary>
    public static IEnumerable<string> Namespaces(IReadOnlyProperty property)
    {
        var element = Element(property);
        if (property.Enum() is null && property.JsonType() is null && !Names.ContainsKey(element))
        {
            yield return element.Namespace!;
        }

        if (IsList(property))
        {
            yield return typeof(List<>).Namespace!;
        }
    }

    /// <summary>True for a list of values.</summary>
    public static bool IsList(IReadOnlyProperty property) => property.ClrType.IsGenericType && property.ClrType.GetGenericTypeDefinition() == typeof(List<>);

    /// <summary>The type of one value.</summary>
    public static Type Element(IReadOnlyProperty property)
    {
        var type = IsList(property) ? property.ClrType.GetGenericArguments()[0] : property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
