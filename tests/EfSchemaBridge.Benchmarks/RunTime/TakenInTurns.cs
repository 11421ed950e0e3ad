using System.Diagnostics;

namespace EfSchemaBridge.Benchmarks.RunTime;

/// <summary>
/// How many times as long the generated context takes as the one written by hand, where both do the same in turns: what else the machine does, and what the
/// server has written so far, meets both alike.
/// </summary>
internal static class TakenInTurns
{
    private const int WarmUp = 100;
    private const int Rounds = 400;

    /// <summary>The median ratio of the rounds, for each operation.</summary>
    public static IReadOnlyDictionary<string, double> Ratios()
    {
        var benchmarks = new RunTimeBenchmarks();
        benchmarks.Connect();
        try
        {
            return new Dictionary<string, double>
            {
                ["query"] = Ratio(() => benchmarks.QueryHandWritten(), () => benchmarks.QueryGenerated()),
                ["insert"] = Ratio(benchmarks.InsertHandWritten, benchmarks.InsertGenerated),
                ["update"] = Ratio(benchmarks.UpdateHandWritten, benchmarks.UpdateGenerated),
                ["start-up"] = Ratio(() => benchmarks.StartHandWritten(), () => benchmarks.StartGenerated()),
            };
        }
        finally
        {
            benchmarks.Disconnect();
        }
    }

    private static double Ratio(Action handWritten, Action generated)
    {
        var ratios = new List<double>();
        for (var round = -WarmUp; round < Rounds; round++)
        {
            // Each goes first as often as the other.
            var (first, second) = round % 2 == 0 ? (handWritten, generated) : (generated, handWritten);
            var (one, two) = (Time(first), Time(second));
            if (round >= 0)
            {
                ratios.Add(round % 2 == 0 ? two / one : one / two);
            }
        }

        return Median.Of(ratios);
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
