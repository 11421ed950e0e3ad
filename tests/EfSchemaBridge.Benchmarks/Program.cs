using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EfSchemaBridge.Benchmarks;
using EfSchemaBridge.Benchmarks.CommandLine;
using EfSchemaBridge.Benchmarks.Migrations;
using EfSchemaBridge.Benchmarks.RunTime;
using EfSchemaBridge.Infrastructure;
using Perfolizer.Horology;

if (args is ["migrations"])
{
    var server = Environment.GetEnvironmentVariable("DATABASE_URL") ?? throw new InvalidOperationException("DATABASE_URL names a server where databases can be made.");
    Console.WriteLine(await new ApplyingComparison(SchemaConnection.FromUrl(server)).RunAsync());
    using var adding = new AddingComparison();
    Console.WriteLine(await adding.RunAsync());
    return;
}

if (args is ["command-line"])
{
    await CommandLineBenchmark.RunAsync();
    return;
}

if (args is [FirstCalls.Argument, var name])
{
    Console.WriteLine(FirstCalls.Here(name).ToString(CultureInfo.InvariantCulture));
    return;
}

// In this process: the generated project of the default toolchain would inherit the properties and packages of the tests.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(250))
    .WithWarmupCount(8)
    .WithIterationCount(10);
var config = DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
var reports = BenchmarkSwitcher.FromAssembly(typeof(SchemaBenchmarks).Assembly).Run(args, config).SelectMany(summary => summary.Reports).ToList();
var read = reports.Where(report => report.BenchmarkCase.Descriptor.Type == typeof(SchemaBenchmarks)).ToList();
if (read.Count > 0)
{
    var inputs = read.Select(report => (SchemaInput)report.BenchmarkCase.Parameters["Input"]).DistinctBy(input => input.Name).ToList();
    var prisma = await PrismaParser.Measure(inputs);
    var first = new List<FirstCalls>();
    foreach (var input in inputs)
    {
        first.Add(await FirstCalls.Measure(input));
    }

    Console.WriteLine(ComparisonTable.Write(inputs, read, prisma, first));
}

var planned = reports.Where(report => report.BenchmarkCase.Descriptor.Type == typeof(DiffBenchmarks)).ToList();
if (planned.Count > 0)
{
    var models = planned.Select(report => (int)report.BenchmarkCase.Parameters["Models"]).Distinct().ToList();
    Console.WriteLine(ComparisonTable.Write(models, planned, await PrismaDiff.Measure(models)));
}

var runs = reports.Where(report => report.BenchmarkCase.Descriptor.Type == typeof(RunTimeBenchmarks)).ToList();
if (runs.Count > 0)
{
    Console.WriteLine(RunTimeTable.Write(runs, TakenInTurns.Ratios(), await PrismaClientRun.Measure()));
    ShopDatabase.Drop();
}
