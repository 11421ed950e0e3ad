using System.Globalization;
using System.Text.RegularExpressions;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>The type of a column in the language.</summary>
/// <param name="Name">Its name, without a sign.</param>
/// <param name="Scalar">The scalar type, or null for an enum or an unsupported type.</param>
/// <param name="Enum">The enum's name in the database, or null.</param>
/// <param name="Native">The native type, or null where it is the scalar's own.</param>
internal sealed partial record FieldTypeText(string Name, ScalarType? Scalar, (string? Schema, string Name)? Enum, NativeType? Native)
{
    private static readonly Dictionary<string, (ScalarType Scalar, string Native)> Types = new(StringComparer.Ordinal)
    {
        ["SMALLINT"] = (ScalarType.Int, "SmallInt"),
        ["INTEGER"] = (ScalarType.Int, ""),
        ["OID"] = (ScalarType.Int, "Oid"),
        ["BIGINT"] = (ScalarType.BigInt, ""),
        ["DECIMAL"] = (ScalarType.Decimal, "Decimal"),
        ["MONEY"] = (ScalarType.Decimal, "Money"),
        ["REAL"] = (ScalarType.Float, "Real"),
        ["DOUBLE PRECISION"] = (ScalarType.Float, ""),
        ["BOOLEAN"] = (ScalarType.Boolean, ""),
        ["TEXT"] = (ScalarType.String, ""),
        ["VARCHAR"] = (ScalarType.String, "VarChar"),
        ["CHAR"] = (ScalarType.String, "Char"),
        ["CITEXT"] = (ScalarType.String, "Citext"),
        ["BIT"] = (ScalarType.String, "Bit"),
        ["VARBIT"] = (ScalarType.String, "VarBit"),
        ["UUID"] = (ScalarType.String, "Uuid"),
        ["XML"] = (ScalarType.String, "Xml"),
        ["INET"] = (ScalarType.String, "Inet"),
        ["BYTEA"] = (ScalarType.Bytes, ""),
        ["TIMESTAMP"] = (ScalarType.DateTime, "Timestamp"),
        ["TIMESTAMPTZ"] = (ScalarType.DateTime, "Timestamptz"),
        ["DATE"] = (ScalarType.DateTime, "Date"),
        ["TIME"] = (ScalarType.DateTime, "Time"),
        ["TIMETZ"] = (ScalarType.DateTime, "Timetz"),
        ["JSON"] = (ScalarType.Json, "Json"),
        ["JSONB"] = (ScalarType.Json, ""),
    };

    /// <summary>True for what only <c>Unsupported("...")</c> can say.</summary>
    public bool IsUnsupported => Scalar is null && Enum is null;

    /// <summary>Finds the type of a column.</summary>
    public static FieldTypeText Of(Column column, DatabaseNames names)
    {
        var element = column.IsList ? column.Type[..^2] : column.Type;
        if (PostgresType.TryReadQuotedName(element, out var schema, out var name) && names.FindEnum((schema, name)) is { } type)
        {
            return new(type, null, (schema, name), null);
        }

        var parts = NameAndArguments().Match(element);

        // What PostgreSQL calls CHAR without a length is CHAR(1) to everybody else: a bpchar of any length has no name here.
        int[] arguments = [.. parts.Groups["argument"].Captures.Select(capture => int.Parse(capture.Value, CultureInfo.InvariantCulture))];
        return element != "CHAR" && Types.TryGetValue(parts.Groups["name"].Value, out var known) && NativeOf(known.Native, arguments) is var native && IsWithinLimits(native)
            ? new($"{known.Scalar}", known.Scalar, null, IsScalarsOwn(known.Scalar, native) ? null : native)
            : new($"Unsupported({PrismaText.Quote(element == "CHAR" ? "bpchar" : element)})", null, null, null);
    }

    /// <summary>The attribute of the native type, or null.</summary>
    public AttributeDraft? NativeAttribute(string datasource) =>
        Native is null ? null : AttributeDraft.Of($"{datasource}.{Native.Name}", string.Join(", ", Native.Arguments));

    /// <summary>Times tell their precision, as Prisma prints it, where PostgreSQL leaves its own six digits unsaid.</summary>
    private static NativeType? NativeOf(string name, int[] arguments) => name switch
    {
        "" => null,
        "Timestamp" or "Timestamptz" or "Time" or "Timetz" when arguments.Length == 0 => new(name, [6]),
        _ => new(name, arguments),
    };

    private static bool IsScalarsOwn(ScalarType scalar, NativeType? native) => (scalar, native) switch
    {
        (ScalarType.DateTime, { Name: "Timestamp", Arguments: [3] }) => true,
        (ScalarType.Decimal, { Name: "Decimal", Arguments: [65, 30] }) => true,
        _ => native is null,
    };

    /// <summary>PostgreSQL 15 and later have scales beyond the precision, which the language has not.</summary>
    private static bool IsWithinLimits(NativeType? native) =>
        native is not { Name: "Decimal", Arguments: [var precision, var scale] } || (scale >= 0 && scale <= precision);

    [GeneratedRegex(@"^(?<name>[A-Z]+( [A-Z]+)*)(\((?<argument>-?\d+)(,(?<argument>-?\d+))*\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NameAndArguments();
}
