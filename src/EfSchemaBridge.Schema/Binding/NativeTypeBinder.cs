using System.Globalization;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds native types: <c>@db.VarChar(60)</c>.</summary>
internal sealed class NativeTypeBinder(string? datasource, DiagnosticBag diagnostics)
{
    /// <summary>The native type, or null when it was reported.</summary>
    public NativeType? Bind(FieldSymbol field, AttributeSyntax attribute)
    {
        var dot = attribute.Name.Text.IndexOf('.', StringComparison.Ordinal);
        var (prefix, name) = (attribute.Name.Text[..dot], attribute.Name.Text[(dot + 1)..]);
        if (datasource is not null && prefix != datasource)
        {
            Error(DiagnosticCodes.NativeTypePrefix, attribute,
                $"`{attribute.DisplayName}` starts with `{prefix}`, but the datasource is named `{datasource}`.",
                $"Write `@{datasource}.{name}`.");
            return null;
        }

        if (NativeTypes.Find(name) is not { } definition)
        {
            Error(DiagnosticCodes.UnknownNativeType, attribute, $"PostgreSQL has no native type `{name}` in this language.",
                Suggestion.For(name, NativeTypes.All.Select(candidate => candidate.Name)));
            return null;
        }

        if (definition.ScalarType != field.ScalarType)
        {
            Error(DiagnosticCodes.IncompatibleNativeType, attribute,
                $"The native type {name} fits fields of type {definition.ScalarType}, but `{field}` is of type {field.ScalarType}.");
            return null;
        }

        return BindArguments(definition, attribute) is { } arguments ? new NativeType(name, arguments) : null;
    }

    private List<int>? BindArguments(NativeTypeDefinition definition, AttributeSyntax attribute)
    {
        if (attribute.Arguments.Count > definition.MaximumArguments)
        {
            Error(DiagnosticCodes.NativeTypeArguments, attribute, definition.MaximumArguments == 0
                ? $"The native type {definition.Name} takes no arguments."
                : $"The native type {definition.Name} takes {(definition.MaximumArguments == 1 ? "one argument" : "two arguments")} at most, but {attribute.Arguments.Count} are given.");
            return null;
        }

        var numbers = new List<int>(attribute.Arguments.Count);
        foreach (var argument in attribute.Arguments)
        {
            if (argument.Value is not NumberLiteral number || !int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                Error(DiagnosticCodes.NativeTypeArguments, attribute,
                    $"The arguments of the native type {definition.Name} are whole numbers, not `{argument}`.");
                return null;
            }

            numbers.Add(value);
        }

        if (Flaw(definition, numbers) is not { } flaw)
        {
            return numbers;
        }

        Error(DiagnosticCodes.NativeTypeArguments, attribute, flaw);
        return null;
    }

    private static string? Flaw(NativeTypeDefinition definition, List<int> numbers) => (definition.Name, numbers) switch
    {
        ("Decimal", [_]) => "The native type Decimal takes a precision and a scale, or nothing.",
        ("Decimal", [var precision, var scale]) when scale > precision => $"The scale {scale} is greater than the precision {precision}.",
        ("Decimal", [0 or > 1000, _]) => "The precision of a Decimal is a number from 1 to 1000.",
        ("Bit" or "VarBit", [0]) => $"The length of a {definition.Name} is at least 1.",
        ("Timestamp" or "Timestamptz" or "Time" or "Timetz", [> 6]) => $"The precision of a {definition.Name} is a number from 0 to 6.",
        _ => null,
    };

    private void Error(string code, AttributeSyntax attribute, string message, string? hint = null) =>
        diagnostics.Error(code, attribute.Span, message, hint);
}
