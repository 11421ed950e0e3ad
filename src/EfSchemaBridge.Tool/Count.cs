using System.Globalization;

namespace EfSchemaBridge.Tool;

/// <summary>Counts things in a sentence.</summary>
internal static class Count
{
    /// <summary>The number and the noun, in the plural unless there is one of them.</summary>
    public static string Of(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
