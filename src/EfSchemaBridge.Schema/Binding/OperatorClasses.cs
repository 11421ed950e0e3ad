namespace EfSchemaBridge.Schema.Binding;

/// <summary>The operator classes the language has names for.</summary>
internal static class OperatorClasses
{
    private static readonly Dictionary<string, string> DatabaseNames = Build();

    public static IEnumerable<string> Names => DatabaseNames.Keys;

    public static bool IsKnown(string name) => DatabaseNames.ContainsKey(name);

    /// <summary>PostgreSQL's name for a class.</summary>
    public static string DatabaseName(OperatorClass operatorClass) =>
        operatorClass.IsRaw ? operatorClass.Name : DatabaseNames[operatorClass.Name];

    private static Dictionary<string, string> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["InetOps"] = "inet_ops",
            ["JsonbOps"] = "jsonb_ops",
            ["JsonbPathOps"] = "jsonb_path_ops",
            ["ArrayOps"] = "array_ops",
            ["TextOps"] = "text_ops",
            ["BitMinMaxOps"] = "bit_minmax_ops",
            ["VarBitMinMaxOps"] = "varbit_minmax_ops",
            ["InetInclusionOps"] = "inet_inclusion_ops",
        };
        foreach (var (type, database, hasMulti) in BrinTypes)
        {
            names[$"{type}BloomOps"] = $"{database}_bloom_ops";
            names[$"{type}MinMaxOps"] = $"{database}_minmax_ops";
            if (hasMulti)
            {
                names[$"{type}MinMaxMultiOps"] = $"{database}_minmax_multi_ops";
            }
        }

        return names;
    }

    private static IEnumerable<(string Type, string Database, bool HasMulti)> BrinTypes =>
    [
        ("Bpchar", "bpchar", false),
        ("Bytea", "bytea", false),
        ("Text", "text", false),
        ("Date", "date", true),
        ("Float4", "float4", true),
        ("Float8", "float8", true),
        ("Inet", "inet", true),
        ("Int2", "int2", true),
        ("Int4", "int4", true),
        ("Int8", "int8", true),
        ("Numeric", "numeric", true),
        ("Oid", "oid", true),
        ("Timestamp", "timestamp", true),
        ("TimestampTz", "timestamptz", true),
        ("Time", "time", true),
        ("TimeTz", "timetz", true),
        ("Uuid", "uuid", true),
    ];
}
