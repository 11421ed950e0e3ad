using System.Text.Json;
using System.Text.RegularExpressions;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>Writes the default of a column as <c>@default</c>: a constant where the language has one, else the expression itself.</summary>
/// <param name="column">The column.</param>
/// <param name="type">Its type.</param>
/// <param name="names">The names of enum values.</param>
internal sealed partial class DefaultText(Column column, FieldTypeText type, DatabaseNames names)
{
    /// <summary>The attribute, or null for a column without default.</summary>
    public static AttributeDraft? Of(Column column, FieldTypeText type, DatabaseNames names) =>
        new DefaultText(column, type, names).Value() is { } value ? AttributeDraft.Of("default", value) : null;

    private string? Value() => column.Default switch
    {
        ColumnDefault.Serial or ColumnDefault.Identity when type.Scalar is ScalarType.Int or ScalarType.BigInt => "autoincrement()",
        ColumnDefault.Expression(var sql) => Constant(sql) ?? $"dbgenerated({PrismaText.Quote(sql)})",
        _ => null,
    };

    private string? Constant(string sql)
    {
        if (type.IsUnsupported)
        {
            return null;
        }

        if (column.IsList)
        {
            var elements = ArrayExpression.Elements(sql)?.Select(Element).ToList();
            return elements is null || elements.Contains(null) ? null : PrismaText.List(elements!);
        }

        if (type.Scalar == ScalarType.DateTime)
        {
            return IsNow().IsMatch(sql) ? "now()" : null;
        }

        return QuotedConstant().Match(sql) is { Success: true } quoted
            ? Element(quoted.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal))
            : Bare(DefaultExpression.Normalize(sql));
    }

    /// <summary>A value without quotes; what is written in quotes is no different from it.</summary>
    private string? Bare(string text) => type.Scalar is ScalarType.Boolean or ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal
        ? Element(text)
        : null;

    private string? Element(string text) => type.Scalar switch
    {
        null => type.Enum is { } name ? names.FindValue(name, text) : null,
        ScalarType.Boolean => text is "true" or "false" ? text : null,
        ScalarType.Int or ScalarType.BigInt => WholeNumber().IsMatch(text) && long.TryParse(text, out _) ? text : null,
        ScalarType.Float or ScalarType.Decimal => Number().IsMatch(text) ? text : null,
        ScalarType.String => type.Native is { Name: "Uuid" } ? null : PrismaText.Quote(text),
        ScalarType.Json => IsJson(text) ? PrismaText.Quote(text) : null,
        ScalarType.Bytes => Bytes().IsMatch(text) ? PrismaText.Quote(Convert.ToBase64String(Convert.FromHexString(text[2..]))) : null,
        _ => null,
    };

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(now\(\)|CURRENT_TIMESTAMP)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsNow();

    /// <summary>One text in quotes, and nothing but a cast behind it.</summary>
    [GeneratedRegex("""^'(?<text>([^']|'')*)'(::[\w\s."]+(\([\d,]+\))?[\w\s]*)?$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedConstant();

    [GeneratedRegex(@"^-?\d+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\\x([0-9a-fA-F]{2})*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bytes();
}
