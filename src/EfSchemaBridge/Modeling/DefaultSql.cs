using System.Globalization;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Modeling;

/// <summary>Writes a field's <c>@default</c> as the SQL expression that Prisma writes; client-side values have none.</summary>
internal static class DefaultSql
{
    public static string? Of(ScalarField field, string storeType) => field.Default switch
    {
        DefaultValue.Now => "CURRENT_TIMESTAMP",
        DefaultValue.DbGenerated(var sql) => sql,
        DefaultValue.Constant(Literal.List(var elements)) => $"ARRAY[{string.Join(", ", elements.Select(e => Of(e, field)))}]::{Relational.PostgresType.Canonical(storeType)}[]",
        DefaultValue.Constant(var value) => Of(value, field),
        _ => null,
    };

    private static string Of(Literal literal, ScalarField field) => literal switch
    {
        Literal.Boolean(var value) => value ? "true" : "false",
        Literal.Number(var digits) => digits,
        Literal.Enum(var value) => Quote(value.DatabaseName),
        Literal.Text(var text) => Quote(TextOf(text, field)),
        _ => throw new ArgumentOutOfRangeException(nameof(literal), literal, null),
    };

    private static string TextOf(string text, ScalarField field) => field.Type switch
    {
        FieldType.Scalar(ScalarType.DateTime) => Timestamp(text),
        FieldType.Scalar(ScalarType.Bytes) => @"\x" + Convert.ToHexStringLower(Convert.FromBase64String(text)),
        _ => text,
    };

    private static string Timestamp(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd HH:mm:ss.FFFFFF zzz", CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
