using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace EfSchemaBridge.Benchmarks;

/// <summary>The table of docs/benchmarks.md.</summary>
internal static class ComparisonTable
{
    /// <summary>A line for each schema that was validated.</summary>
    public static string Write(IReadOnlyList<SchemaInput> inputs, IReadOnlyList<BenchmarkReport> reports, IReadOnlyList<double> prisma, IReadOnlyList<FirstCalls> first)
    {
        var table = new StringBuilder();
        table.AppendLine("| schema | bytes | warm: EfSchemaBridge, ms | Prisma, ms | times as fast | first call: EfSchemaBridge, ms | Prisma, ms | times as fast | ns per byte, warm | allocated, bytes per byte | of them by the tokenizer |");
        table.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (input, theirs, calls) in inputs.Zip(prisma, first))
        {
            var validate = Find(reports, input, nameof(SchemaBenchmarks.Validate));
            var tokenize = Find(reports, input, nameof(SchemaBenchmarks.Tokenize));
            if (validate?.ResultStatistics is not { } result)
            {
                continue;
            }

            var ours = result.Median / 1_000_000;
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {input.Name} | {input.Bytes:N0} | {ours:N3} | {theirs:N3} | {theirs / ours:N1} | {calls.Ours:N0} | {calls.Prisma:N0} | {calls.Prisma / calls.Ours:N1} | {result.Median / input.Bytes:N0} | {Allocated(validate, input):N0} | {Allocated(tokenize, input):N1} |");
        }

        return table.ToString();
    }

    /// <summary>A line for each number of models whose migration was planned.</summary>
    public static string Write(IReadOnlyList<int> models, IReadOnlyList<BenchmarkReport> reports, IReadOnlyList<double> prisma)
    {
        var table = new StringBuilder();
        table.AppendLine("| models, each changed | the diff itself, ms | µs per model | from two texts, ms | Prisma, from two texts, ms | times as fast |");
        table.AppendLine("|--:|--:|--:|--:|--:|--:|");
        foreach (var (count, theirs) in models.Zip(prisma))
        {
            var (diff, whole) = (Median(count, nameof(DiffBenchmarks.Diff)), Median(count, nameof(DiffBenchmarks.DiffOfTexts)));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {count:N0} | {diff:N1} | {1_000 * diff / count:N0} | {whole:N0} | {theirs:N0} | {theirs / whole:N1} |");
        }

        return table.ToString();

        double? Median(int count, string method) => reports
            .FirstOrDefault(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method && (int)r.BenchmarkCase.Parameters["Models"] == count)?
            .ResultStatistics?.Median / 1_000_000;
    }

    private static BenchmarkReport? Find(IReadOnlyList<BenchmarkReport> reports, SchemaInput input, string method) => reports.FirstOrDefault(report =>
        ((SchemaInput)report.BenchmarkCase.Parameters["Input"]).Name == input.Name && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);

    private static double? Allocated(BenchmarkReport? report, SchemaInput input) =>
        report?.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / (double)input.Bytes;
}
