using System.Reflection;
using System.Text.Json;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NpgsqlTypes;

namespace EfSchemaBridge.Modeling;

/// <summary>How a property of the app's own class holds the values of a field.</summary>
/// <param name="Converter">The value converter between the property's type and the column's, or null where none is needed.</param>
/// <param name="MissingLabels">The values of the field's enum that the property's enum has no member for.</param>
internal sealed record PropertyFit(ValueConverter? Converter, IReadOnlyList<string> MissingLabels)
{
    private static readonly PropertyFit AsItIs = new(null, []);

    /// <summary>True for a class whose values are stored as JSON.</summary>
    public bool IsJson { get; private init; }

    /// <summary>The fit, or null when the type cannot hold the field's values.</summary>
    public static PropertyFit? Of(ScalarField field, ColumnMapping mapping, Type type)
    {
        var value = field.Arity == FieldArity.List ? ElementType(type) : Nullable.GetUnderlyingType(type) ?? type;
        return value is null ? null
            : field.Type is FieldType.Enum(var schemaEnum) ? OfEnum(schemaEnum, value)
            : value == mapping.ClrType ? new(ConverterOf(mapping, value), [])
            : mapping.ClrType == typeof(DateTime) && value == typeof(DateTimeOffset) ? new(ConverterOf(mapping, value), [])
            : mapping.ClrType == typeof(JsonDocument) && (value == typeof(string) || value == typeof(JsonElement)) ? AsItIs
            : mapping.ClrType == typeof(JsonDocument) && value.IsClass && field.Arity != FieldArity.List ? AsItIs with { IsJson = true }
            : mapping.ClrType == typeof(DateOnly) && value == typeof(DateTime) ? AsItIs
            : mapping.ClrType == typeof(TimeOnly) && value == typeof(TimeSpan) ? AsItIs
            : value.IsEnum && Enum.GetUnderlyingType(value) == mapping.ClrType ? AsItIs
            : null;
    }

    /// <summary>The converter that keeps times as Prisma does, or null for a value of another kind.</summary>
    public static ValueConverter? ConverterOf(ColumnMapping mapping, Type value) =>
        (TypeParts.Of(mapping.StoreType).Name, value == typeof(DateTimeOffset), KeepsMicroseconds(mapping)) switch
        {
            ("TIMESTAMP", false, false) => TimeConverters.Timestamp,
            ("TIMESTAMP", false, true) => TimeConverters.TimestampMicroseconds,
            ("TIMESTAMP", true, false) => TimeConverters.TimestampOffset,
            ("TIMESTAMP", true, true) => TimeConverters.TimestampOffsetMicroseconds,
            ("TIMESTAMPTZ", false, false) => TimeConverters.Timestamptz,
            ("TIMESTAMPTZ", false, true) => TimeConverters.TimestamptzMicroseconds,
            ("TIMESTAMPTZ", true, false) => TimeConverters.TimestamptzOffset,
            ("TIMESTAMPTZ", true, true) => TimeConverters.TimestamptzOffsetMicroseconds,
            ("TIME", _, false) when value == typeof(TimeOnly) => TimeConverters.Time,
            ("TIMETZ", true, false) => TimeConverters.Timetz,
            ("TIMETZ", true, true) => TimeConverters.TimetzMicroseconds,
            _ => null,
        };

    /// <summary>The type of a collection's elements, or null for a type that is no collection.</summary>
    public static Type? ElementType(Type type) => type == typeof(string)
        ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    /// <summary>True for more than three places; PostgreSQL keeps six where a type names none.</summary>
    private static bool KeepsMicroseconds(ColumnMapping mapping) => (TypeParts.Of(mapping.StoreType).Length ?? 6) > 3;

    private static PropertyFit? OfEnum(EnumType schemaEnum, Type value)
    {
        if (!value.IsEnum)
        {
            return value == typeof(string) ? AsItIs : null;
        }

        var labels = value.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetCustomAttribute<PgNameAttribute>()?.PgName ?? f.Name);
        return new(null, [.. schemaEnum.Values.Select(v => v.DatabaseName).Except(labels, StringComparer.Ordinal)]);
    }
}
