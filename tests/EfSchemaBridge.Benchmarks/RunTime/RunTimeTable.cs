using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace EfSchemaBridge.Benchmarks.RunTime;

/// <summary>The run-time table of docs/benchmarks.md.</summary>
internal static class RunTimeTable
{
    /// <summary>A line for each operation that was measured.</summary>
    public static string Write(IReadOnlyList<BenchmarkReport> reports, IReadOnlyDictionary<string, double> inTurns, IReadOnlyDictionary<string, double> prisma)
    {
        var table = new StringBuilder();
        table.AppendLine("| operation | written by hand, ms | generated, ms | ratio | ratio, in turns | memory ratio | Npgsql alone, ms | Prisma Client, ms |");
        table.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var group in reports.GroupBy(report => report.BenchmarkCase.Descriptor.Categories.Single()))
        {
            var (hand, generated, npgsql) = (Find(group, "HandWritten"), Find(group, "Generated"), Find(group, "Npgsql"));
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {group.Key} | {Milliseconds(hand):N3} | {Milliseconds(generated):N3} | {Milliseconds(generated) / Milliseconds(hand):N2} | {inTurns[group.Key]:N2} | {Allocated(generated) / Allocated(hand):N2} | {Text(Milliseconds(npgsql))} | {Text(prisma.TryGetValue(group.Key, out var time) ? time : null)} |");
        }

        return table.ToString();
    }

    private static BenchmarkReport? Find(IEnumerable<BenchmarkReport> reports, string client) =>
        reports.FirstOrDefault(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name.EndsWith(client, StringComparison.Ordinal));

    private static double? Milliseconds(BenchmarkReport? report) => report?.ResultStatistics?.Median / 1_000_000;

    private static double? Allocated(BenchmarkReport? report) => report?.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);

    private static string Text(double? milliseconds) => milliseconds is { } number ? number.ToString("N3", CultureInfo.InvariantCulture) : "–";
}
