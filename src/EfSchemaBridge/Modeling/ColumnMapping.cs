using System.Collections;
using System.Net;
using System.Text.Json;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Modeling;

/// <summary>How the values of a field are stored and what they are in .NET.</summary>
/// <param name="StoreType">The PostgreSQL type, in the spelling Prisma prints in lower case; an enum's name is quoted.</param>
/// <param name="ClrType">The .NET type of one value; of a list, the element's.</param>
/// <param name="IsConventional">True when EF would choose this store type for the .NET type unasked.</param>
internal sealed record ColumnMapping(string StoreType, Type ClrType, bool IsConventional)
{
    /// <summary>The mapping of a field's single value, or null when the language has no type for it.</summary>
    public static ColumnMapping? Of(ScalarField field) => field.Type switch
    {
        FieldType.Enum(var type) => new(QualifiedName(type.DatabaseSchema, type.DatabaseName), typeof(string), false),
        FieldType.Scalar(var type) when field.NativeType is null => Scalar(type),
        FieldType.Scalar(var type) => Native(type, field.NativeType),
        _ => null,
    };

    private static ColumnMapping Scalar(ScalarType type) => type switch
    {
        ScalarType.String => new("text", typeof(string), true),
        ScalarType.Boolean => new("boolean", typeof(bool), true),
        ScalarType.Int => new("integer", typeof(int), true),
        ScalarType.BigInt => new("bigint", typeof(long), true),
        ScalarType.Float => new("double precision", typeof(double), true),
        ScalarType.Decimal => new("decimal(65,30)", typeof(decimal), false),
        ScalarType.DateTime => new("timestamp(3)", typeof(DateTime), false),
        ScalarType.Json => new("jsonb", typeof(JsonDocument), true),
        ScalarType.Bytes => new("bytea", typeof(byte[]), true),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static ColumnMapping Native(ScalarType type, NativeType native)
    {
        var scalar = Scalar(type);
        return native.Name switch
        {
            "Text" or "Integer" or "BigInt" or "Boolean" or "DoublePrecision" or "JsonB" or "ByteA" => scalar with { StoreType = NativeName(native) },
            "SmallInt" => new(NativeName(native), typeof(short), true),
            "Real" => new(NativeName(native), typeof(float), true),
            "Oid" => new(NativeName(native), typeof(uint), false),
            "Uuid" => new(NativeName(native), typeof(Guid), true),
            "Inet" => new(NativeName(native), typeof(IPAddress), true),
            "Bit" or "VarBit" => new(NativeName(native), typeof(BitArray), false),
            "Date" => new(NativeName(native), typeof(DateOnly), true),
            "Time" => new(NativeName(native), typeof(TimeOnly), native.Arguments.Count == 0),
            "Timetz" => new(NativeName(native), typeof(DateTimeOffset), false),
            "Timestamptz" => new(NativeName(native), typeof(DateTime), native.Arguments.Count == 0),
            _ => new(NativeName(native), scalar.ClrType, false),
        };
    }

    private static string NativeName(NativeType native)
    {
        var name = native.Name switch
        {
            "DoublePrecision" => "double precision",
            _ => native.Name.ToLowerInvariant(),
        };
        return native.Arguments.Count == 0 ? name : $"{name}({string.Join(',', native.Arguments)})";
    }

    private static string QualifiedName(string? schema, string name) =>
        schema is null ? Quote(name) : $"{Quote(schema)}.{Quote(name)}";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
