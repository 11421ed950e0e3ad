using System.Globalization;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Takes values for what an argument or property needs, and reports those of another kind.</summary>
internal static class Coercion
{
    public static string? AsString(this Expression expression, DiagnosticBag diagnostics) =>
        expression is StringLiteral literal ? literal.Value : Mismatch<string>(expression, "a string", diagnostics);

    public static string? AsConstant(this Expression expression, DiagnosticBag diagnostics) =>
        expression is ConstantName constant ? constant.Name : Mismatch<string>(expression, "a constant", diagnostics);

    public static long? AsInteger(this Expression expression, DiagnosticBag diagnostics)
    {
        if (expression is NumberLiteral number && long.TryParse(number.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Mismatch<string>(expression, "an integer", diagnostics);
        return null;
    }

    public static bool? AsBoolean(this Expression expression, DiagnosticBag diagnostics)
    {
        if (expression is ConstantName { Name: "true" or "false" } constant)
        {
            return constant.Name == "true";
        }

        Mismatch<string>(expression, "true or false", diagnostics);
        return null;
    }

    /// <summary>The elements of a list, or the one value that stands in place of a list; null when any was of a wrong kind.</summary>
    public static IReadOnlyList<T>? AsList<T>(this Expression expression, Func<Expression, T?> element)
        where T : class
    {
        var elements = expression is ListLiteral list ? list.Elements : [expression];
        var values = elements.Select(element).ToList();
        return values.TrueForAll(value => value is not null) ? [.. values.OfType<T>()] : null;
    }

    private static T? Mismatch<T>(Expression expression, string expected, DiagnosticBag diagnostics)
        where T : class
    {
        diagnostics.Error(DiagnosticCodes.WrongArgumentKind, expression.Span,
            $"Expected {expected}, but found the {expression.Kind} `{expression}`.");
        return null;
    }
}
