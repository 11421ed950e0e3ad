using System.Diagnostics;
using System.Globalization;
using EfSchemaBridge.Schema;

namespace EfSchemaBridge.Benchmarks;

/// <summary>The first call in a process: what someone on a command line waits for, and no later call takes as long.</summary>
/// <param name="Ours">The milliseconds of ours, compiled while it runs: the packed tool has machine code.</param>
/// <param name="Prisma">Those of Prisma's parser.</param>
internal sealed record FirstCalls(double Ours, double Prisma)
{
    /// <summary>The argument that makes this program measure one call and print its milliseconds; the schema's name follows.</summary>
    public const string Argument = "first-call";

    private const int Runs = 5;

    /// <summary>The medians of some processes each, in turns.</summary>
    public static async Task<FirstCalls> Measure(SchemaInput input)
    {
        var (ours, prisma) = (new double[Runs], new double[Runs]);
        for (var i = 0; i < Runs; i++)
        {
            string[] arguments = ["exec", typeof(FirstCalls).Assembly.Location, Argument, input.Name];
            ours[i] = double.Parse(await NodeProcess.Run(AppContext.BaseDirectory, "dotnet", arguments), CultureInfo.InvariantCulture);
            prisma[i] = await PrismaParser.MeasureFirst(input);
        }

        return new(ours.Order().ElementAt(Runs / 2), prisma.Order().ElementAt(Runs / 2));
    }

    /// <summary>The milliseconds of the first call in this process.</summary>
    public static double Here(string name)
    {
        var files = SchemaInput.All().First(input => input.Name == name).Files;
        var start = Stopwatch.GetTimestamp();
        SchemaReader.Parse(files);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
