using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>A PostgreSQL type the language has a name for.</summary>
/// <param name="Name">The name behind the dot of the attribute.</param>
/// <param name="ScalarType">The type of the fields it fits.</param>
/// <param name="MaximumArguments">How many numbers it takes at most: all or none of them are given.</param>
internal sealed record NativeTypeDefinition(string Name, ScalarType ScalarType, int MaximumArguments = 0);

/// <summary>PostgreSQL's native types.</summary>
internal static class NativeTypes
{
    private static readonly Dictionary<string, NativeTypeDefinition> ByName = new NativeTypeDefinition[]
    {
        new("SmallInt", ScalarType.Int),
        new("Integer", ScalarType.Int),
        new("Oid", ScalarType.Int),
        new("BigInt", ScalarType.BigInt),
        new("Decimal", ScalarType.Decimal, 2),
        new("Money", ScalarType.Decimal),
        new("Real", ScalarType.Float),
        new("DoublePrecision", ScalarType.Float),
        new("Boolean", ScalarType.Boolean),
        new("Text", ScalarType.String),
        new("VarChar", ScalarType.String, 1),
        new("Char", ScalarType.String, 1),
        new("Bit", ScalarType.String, 1),
        new("VarBit", ScalarType.String, 1),
        new("Uuid", ScalarType.String),
        new("Xml", ScalarType.String),
        new("Inet", ScalarType.String),
        new("Citext", ScalarType.String),
        new("ByteA", ScalarType.Bytes),
        new("Timestamp", ScalarType.DateTime, 1),
        new("Timestamptz", ScalarType.DateTime, 1),
        new("Date", ScalarType.DateTime),
        new("Time", ScalarType.DateTime, 1),
        new("Timetz", ScalarType.DateTime, 1),
        new("Json", ScalarType.Json),
        new("JsonB", ScalarType.Json),
    }.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    public static IEnumerable<NativeTypeDefinition> All => ByName.Values;

    public static NativeTypeDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
