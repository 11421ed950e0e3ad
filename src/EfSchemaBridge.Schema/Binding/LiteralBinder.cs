using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Checks that a constant fits the type of a field.</summary>
internal sealed partial class LiteralBinder(DiagnosticBag diagnostics)
{
    /// <summary>The constant typed by the field, or null when it was reported.</summary>
    public Literal? Bind(FieldSymbol field, Expression value)
    {
        if (!field.IsList)
        {
            if (value is ListLiteral)
            {
                diagnostics.Error(DiagnosticCodes.DefaultOfWrongType, value.Span, $"The default of `{field}` cannot be a list: the field is none.");
                return null;
            }

            return BindOne(field, value);
        }

        if (value is not ListLiteral list)
        {
            diagnostics.Error(DiagnosticCodes.DefaultOfWrongType, value.Span, $"The default of the list `{field}` must be a list.",
                $"Write `[{value}]`.");
            return null;
        }

        var elements = list.Elements.Select(element => BindOne(field, element)).ToList();
        return elements.TrueForAll(element => element is not null) ? new Literal.List(elements!) : null;
    }

    private Literal? BindOne(FieldSymbol field, Expression value)
    {
        if (field.Enum is { } type)
        {
            return BindEnum(type, value);
        }

        var literal = Read(field.ScalarType, value);
        if (literal is null)
        {
            diagnostics.Error(DiagnosticCodes.DefaultOfWrongType, value.Span,
                $"The default of `{field}` must be of type {field.ScalarType}, but is the {value.Kind} `{value}`.", Hint(field, value));
            return null;
        }

        if (Flaw(field.ScalarType, literal) is { } flaw)
        {
            diagnostics.Error(DiagnosticCodes.DefaultOfWrongType, value.Span, $"The default of `{field}` is no {field.ScalarType}: {flaw}.");
            return null;
        }

        if (field.Is(ScalarType.Int) && literal is Literal.Number number && !IsWhole(number.Digits, int.MinValue, int.MaxValue))
        {
            diagnostics.Warn(DiagnosticCodes.DefaultOfWrongType, value.Span,
                $"The default of `{field}` does not fit into the 32 bits of its column.", "Use BigInt.");
        }

        return literal;
    }

    private static string? Hint(FieldSymbol field, Expression value) => value switch
    {
        ConstantName constant when DefaultBinder.Functions.Contains(constant.Name) => $"Did you mean `{constant.Name}()`?",
        ConstantName constant when field.Is(ScalarType.String) => $"Text stands in quotes: `\"{constant.Name}\"`.",
        StringLiteral => "Write it without quotes.",
        _ => null,
    };

    private static Literal? Read(ScalarType? type, Expression value) => (type, value) switch
    {
        (ScalarType.Boolean, ConstantName { Name: "true" or "false" } constant) => new Literal.Boolean(constant.Name == "true"),
        (ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal, NumberLiteral number) => new Literal.Number(number.Digits),
        (ScalarType.Decimal, StringLiteral text) => new Literal.Number(text.Value),
        (ScalarType.String or ScalarType.Json or ScalarType.Bytes or ScalarType.DateTime, StringLiteral text) => new Literal.Text(text.Value),
        _ => null,
    };

    private Literal.Enum? BindEnum(EnumSymbol type, Expression value)
    {
        if (value is not ConstantName constant)
        {
            diagnostics.Error(DiagnosticCodes.UnknownEnumValue, value.Span,
                $"Expected a value of the enum `{type.Name}`, but found the {value.Kind} `{value}`.",
                value is StringLiteral ? "Write it without quotes." : null);
            return null;
        }

        var found = type.Values.Find(candidate => candidate.Name == constant.Name);
        if (found is null && type.Syntax.IsWhole)
        {
            diagnostics.Error(DiagnosticCodes.UnknownEnumValue, value.Span, $"The enum `{type.Name}` has no value `{constant.Name}`.",
                Suggestion.For(constant.Name, type.Values.Select(candidate => candidate.Name)));
        }

        return found is null ? null : new Literal.Enum(found);
    }

    /// <summary>What is wrong with the text of a constant, or null.</summary>
    private static string? Flaw(ScalarType? type, Literal literal) => (type, literal) switch
    {
        (ScalarType.Int or ScalarType.BigInt, Literal.Number number) when !IsWhole(number.Digits, long.MinValue, long.MaxValue) =>
            "it is not a whole number of 64 bits",
        (ScalarType.Decimal, Literal.Number number) when !DecimalNotation().IsMatch(number.Digits) => "it is not a number",
        (ScalarType.Json, Literal.Text text) when !IsJson(text.Value) => "it is not JSON",
        (ScalarType.Bytes, Literal.Text text) when !Convert.TryFromBase64String(text.Value, new byte[text.Value.Length], out _) => "it is not base64",
        (ScalarType.DateTime, Literal.Text text) when !Rfc3339.IsValid(text.Value) => "it is not an RFC 3339 time, such as 2026-01-31T23:59:59Z",
        _ => null,
    };

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalNotation();

    private static bool IsWhole(string digits, long minimum, long maximum) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum;

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // An ArgumentException tells of half a surrogate pair, which has no UTF-8.
            return false;
        }
    }
}
