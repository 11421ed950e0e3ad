using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace EfSchemaBridge.FunctionalTests.RoundTrips;

/// <summary>Values as text that is equal when they are: lists and JSON have no equality of their own.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        JsonDocument json => JsonSerializer.Serialize(json.RootElement),
        BitArray bits => string.Concat(bits.Cast<bool>().Select(bit => bit ? '1' : '0')),
        DateTime time => $"{time:O} {time.Kind}",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
