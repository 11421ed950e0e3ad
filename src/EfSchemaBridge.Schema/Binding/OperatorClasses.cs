using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>An operator class the language has a name for.</summary>
/// <param name="Name">The language's name.</param>
/// <param name="DatabaseName">PostgreSQL's name.</param>
/// <param name="IndexTypes">The types of index it works with.</param>
/// <param name="NativeTypes">The native types it works with.</param>
/// <param name="ScalarType">The scalar type it works with when a field has no native type; null when it needs one.</param>
internal sealed record OperatorClassDefinition(
    string Name, string DatabaseName, IReadOnlyList<IndexType> IndexTypes, IReadOnlyList<string> NativeTypes, ScalarType? ScalarType);

/// <summary>The operator classes the language has names for.</summary>
internal static class OperatorClasses
{
    /// <summary>The class for lists of any type.</summary>
    public const string ForLists = "ArrayOps";

    private static readonly Dictionary<string, OperatorClassDefinition> Definitions =
        General().Concat(Brin()).ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Definitions.Keys;

    public static OperatorClassDefinition? Find(string name) => Definitions.GetValueOrDefault(name);

    /// <summary>PostgreSQL's name for a class.</summary>
    public static string DatabaseName(OperatorClass operatorClass) =>
        operatorClass.IsRaw ? operatorClass.Name : Definitions[operatorClass.Name].DatabaseName;

    private static IEnumerable<OperatorClassDefinition> General() =>
    [
        new("InetOps", "inet_ops", [IndexType.Gist, IndexType.SpGist], ["Inet"], null),
        new("JsonbOps", "jsonb_ops", [IndexType.Gin], ["JsonB"], ScalarType.Json),
        new("JsonbPathOps", "jsonb_path_ops", [IndexType.Gin], ["JsonB"], ScalarType.Json),
        new(ForLists, "array_ops", [IndexType.Gin], [], null),
        new("TextOps", "text_ops", [IndexType.SpGist], ["Text", "VarChar", "Char"], ScalarType.String),
        new("BitMinMaxOps", "bit_minmax_ops", [IndexType.Brin], ["Bit"], null),
        new("VarBitMinMaxOps", "varbit_minmax_ops", [IndexType.Brin], ["VarBit"], null),
        new("InetInclusionOps", "inet_inclusion_ops", [IndexType.Brin], ["Inet"], null),
    ];

    /// <summary>BRIN's classes come in families: bloom and minmax for each type, minmax_multi for most.</summary>
    private static IEnumerable<OperatorClassDefinition> Brin()
    {
        (string Prefix, string Database, string[] NativeTypes, ScalarType? Scalar, bool HasMulti)[] families =
        [
            ("Bpchar", "bpchar", ["Char"], null, false),
            ("Bytea", "bytea", ["ByteA"], ScalarType.Bytes, false),
            ("Text", "text", ["Text", "VarChar"], ScalarType.String, false),
            ("Date", "date", ["Date"], null, true),
            ("Float4", "float4", ["Real"], null, true),
            ("Float8", "float8", ["DoublePrecision"], ScalarType.Float, true),
            ("Inet", "inet", ["Inet"], null, true),
            ("Int2", "int2", ["SmallInt"], null, true),
            ("Int4", "int4", ["Integer"], ScalarType.Int, true),
            ("Int8", "int8", ["BigInt"], ScalarType.BigInt, true),
            ("Numeric", "numeric", ["Decimal"], ScalarType.Decimal, true),
            ("Oid", "oid", ["Oid"], null, true),
            ("Timestamp", "timestamp", ["Timestamp"], ScalarType.DateTime, true),
            ("TimestampTz", "timestamptz", ["Timestamptz"], null, true),
            ("Time", "time", ["Time"], null, true),
            ("TimeTz", "timetz", ["Timetz"], null, true),
            ("Uuid", "uuid", ["Uuid"], null, true),
        ];
        foreach (var family in families)
        {
            yield return Member("BloomOps", "bloom_ops");
            yield return Member("MinMaxOps", "minmax_ops");
            if (family.HasMulti)
            {
                yield return Member("MinMaxMultiOps", "minmax_multi_ops");
            }

            OperatorClassDefinition Member(string suffix, string database) =>
                new(family.Prefix + suffix, $"{family.Database}_{database}", [IndexType.Brin], family.NativeTypes, family.Scalar);
        }
    }
}
