using System.Text.Json;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Prisma's schema engine, in WebAssembly, which Node runs beside the database of <c>DATABASE_URL</c>.</summary>
internal static class PrismaDiff
{
    private const int Runs = 7;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Oracle");

    /// <summary>The milliseconds from two texts to the script, for each number of models: the median of a few runs after one to warm up.</summary>
    /// <exception cref="InvalidOperationException">Node or npm failed, or the engine refused a schema; the message says why.</exception>
    public static async Task<IReadOnlyList<double>> Measure(IEnumerable<int> models)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await NodeProcess.Run(Folder, "npm", ["ci", "--no-audit", "--no-fund"]);
        }

        var counts = models.ToList();
        var questions = counts.SelectMany(count => Enumerable.Repeat(Question(count), Runs + 1));
        var answers = (await NodeProcess.Run(Folder, "node", ["oracle.mjs", "answer"], string.Join('\n', questions) + "\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. answers.Select(Milliseconds).Chunk(Runs + 1).Select(times => times.Skip(1).Order().ElementAt(Runs / 2))];
    }

    private static string Question(int models) => JsonSerializer.Serialize(new
    {
        diff = new[] { Schema(GeneratedSchema.Of(models)), Schema(GeneratedSchema.ChangedOf(models)) },
        url = Environment.GetEnvironmentVariable("DATABASE_URL"),
    });

    private static string[][] Schema(string text) => [["schema.prisma", text]];

    private static double Milliseconds(string answer)
    {
        var element = JsonDocument.Parse(answer).RootElement;
        return element.TryGetProperty("milliseconds", out var time) ? time.GetDouble() : throw new InvalidOperationException(answer);
    }
}
