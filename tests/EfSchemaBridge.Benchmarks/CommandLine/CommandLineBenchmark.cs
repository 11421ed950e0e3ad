using System.Globalization;

namespace EfSchemaBridge.Benchmarks.CommandLine;

/// <summary>
/// Whole runs of the installed tool, start included, beside <c>dotnet ef</c> and Prisma's own engine, on a schema of a hundred models.
/// Needs <c>DATABASE_URL</c>, a server where databases may be created.
/// </summary>
internal static class CommandLineBenchmark
{
    private const int Runs = 7;

    /// <summary>Measures and prints a table in Markdown.</summary>
    public static async Task RunAsync()
    {
        using var bench = await BenchProject.CreateAsync();
        Row[] rows =
        [
            await RowAsync("`generate`", () => bench.ToolAsync("generate"), ("without machine code", () => bench.PortableToolAsync("generate"))),
            await RowAsync(
                "`validate`",
                () => bench.ToolAsync("validate"),
                ("without machine code", () => bench.PortableToolAsync("validate")),
                ("Prisma's parser, `validate`", bench.PrismaValidateAsync)),
            await RowAsync(
                "`migrate diff --from-empty --to-schema`",
                () => bench.ToolAsync("migrate", "diff", "--from-empty", "--to-schema", bench.Schema, "--script"),
                ("without machine code", () => bench.PortableToolAsync("migrate", "diff", "--from-empty", "--to-schema", bench.Schema, "--script")),
                ("Prisma's engine, `diff`", () => bench.OracleAsync("diff", "empty", $"schema:{bench.Schema}"))),
            await RowAsync(
                "`migrate dev` with one new column",
                () => bench.WithNewColumnAsync(name => bench.ToolAsync("migrate", "dev", "--name", name)),
                ("`dotnet ef migrations add`", () => bench.WithNewColumnAsync(name => bench.EfAsync("migrations", "add", name))),
                ("`dotnet ef migrations add --no-build`", () => bench.WithNewColumnAsync(name => bench.EfAsync("migrations", "add", name, "--no-build"), bench.BuildAsync)),
                ("Prisma's engine, `create` and `apply`", () => OracleDevAsync(bench))),
            await RowAsync("`dotnet build`, nothing changed", bench.BuildAsync, ("the same classes, no schema", bench.BuildPlainAsync)),
            await FirstQueryAsync(bench),
        ];
        Console.WriteLine("| command | EfSchemaBridge, ms | beside | its ms | times as fast |");
        Console.WriteLine("|---|--:|---|--:|--:|");
        foreach (var row in rows)
        {
            foreach (var (name, time, ratio) in row.Others)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Command} | {row.Ours:N0} | {name} | {time:N0} | {ratio:N2} |"));
            }
        }
    }

    private static async Task<Row> FirstQueryAsync(BenchProject bench)
    {
        await bench.CompileModelAsync();
        return await RowAsync("an app that asks one query, its model compiled", () => bench.QueryAsync("compiled"), ("its model made at the start", () => bench.QueryAsync("in-code")));
    }

    /// <summary>The engine keeps no snapshot: the tool makes one again, as after a colleague's migration, before its turn comes.</summary>
    private static async Task<TimeSpan> OracleDevAsync(BenchProject bench)
    {
        var time = await bench.WithNewColumnAsync(bench.OracleDevAsync);
        await bench.WithNewColumnAsync(name => bench.ToolAsync("migrate", "dev", "--name", name));
        return time;
    }

    /// <summary>Takes turns, so that what else the machine does meets all alike.</summary>
    private static async Task<Row> RowAsync(string command, Func<Task<TimeSpan>> ours, params (string Name, Func<Task<TimeSpan>> Run)[] others)
    {
        var runs = (Func<Task<TimeSpan>>[])[ours, .. others.Select(other => other.Run)];
        var times = runs.Select(_ => new List<double>()).ToList();
        for (var i = 0; i <= Runs; i++)
        {
            foreach (var (run, measured) in runs.Zip(times))
            {
                var time = (await run()).TotalMilliseconds;
                if (i > 0)
                {
                    measured.Add(time);
                }
            }
        }

        return new(command, Median.Of(times[0]), [.. others.Zip(times.Skip(1), (other, measured) => (other.Name, Median.Of(measured), Median.Of(measured.Zip(times[0], (its, ours) => its / ours))))]);
    }

    private sealed record Row(string Command, double Ours, IReadOnlyList<(string Name, double Time, double Ratio)> Others);
}
