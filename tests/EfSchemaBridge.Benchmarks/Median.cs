namespace EfSchemaBridge.Benchmarks;

/// <summary>The middle of measurements: what other programs of the machine do meanwhile moves it least.</summary>
internal static class Median
{
    /// <summary>The middle value.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
