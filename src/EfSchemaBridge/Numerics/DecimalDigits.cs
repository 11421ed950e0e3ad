using System.Globalization;

namespace EfSchemaBridge.Numerics;

/// <summary>The digits of a number in a schema, of which a column holds more than <see cref="decimal"/> does.</summary>
internal static class DecimalDigits
{
    private const int Maximum = 28;

    /// <summary>True when a <see cref="decimal"/> holds the number as it is written.</summary>
    /// <param name="digits">Digits with an optional sign and decimal point.</param>
    public static bool FitDecimal(string digits)
    {
        var significant = (digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0') : digits).TrimStart('-', '+', '0').Replace(".", "", StringComparison.Ordinal);
        return significant.Length <= Maximum && decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
    }
}
