using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace EfSchemaBridge.Benchmarks;

/// <summary>The table of docs/benchmarks.md.</summary>
internal static class ComparisonTable
{
    /// <summary>A line for each schema that was validated.</summary>
    public static string Write(IReadOnlyList<SchemaInput> inputs, IReadOnlyList<BenchmarkReport> reports, IReadOnlyList<double> prisma)
    {
        var table = new StringBuilder();
        table.AppendLine("| schema | bytes | EfSchemaBridge, ms | Prisma, ms | times as fast | ns per byte | allocated, bytes per byte | of them by the tokenizer |");
        table.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (input, theirs) in inputs.Zip(prisma))
        {
            var validate = Find(reports, input, nameof(SchemaBenchmarks.Validate));
            var tokenize = Find(reports, input, nameof(SchemaBenchmarks.Tokenize));
            if (validate?.ResultStatistics is not { } result)
            {
                continue;
            }

            var ours = result.Median / 1_000_000;
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {input.Name} | {input.Bytes:N0} | {ours:N3} | {theirs:N3} | {theirs / ours:N1} | {result.Median / input.Bytes:N0} | {Allocated(validate, input):N0} | {Allocated(tokenize, input):N1} |");
        }

        return table.ToString();
    }

    private static BenchmarkReport? Find(IReadOnlyList<BenchmarkReport> reports, SchemaInput input, string method) => reports.FirstOrDefault(report =>
        ((SchemaInput)report.BenchmarkCase.Parameters["Input"]).Name == input.Name && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);

    private static double? Allocated(BenchmarkReport? report, SchemaInput input) =>
        report?.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / (double)input.Bytes;
}
