using System.Globalization;
using System.Text.Json;

namespace EfSchemaBridge.Benchmarks.RunTime;

/// <summary>Prisma Client 7, on Node, with its adapter for node-postgres.</summary>
internal static class PrismaClientRun
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RunTime", "PrismaClient");

    /// <summary>The median milliseconds of each operation.</summary>
    /// <exception cref="InvalidOperationException">Node, npm or the client failed; the message says how.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> Measure()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await NodeProcess.Run(Folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        }

        File.Copy(Path.Combine(Folder, "..", "Schema", "schema.prisma"), Path.Combine(Folder, "schema.prisma"), overwrite: true);

        // The client is made without the schema engine, which the command would download all the same.
        await NodeProcess.Run(Folder, "npx", ["prisma", "generate"], environment: new() { ["PRISMA_SCHEMA_ENGINE_BINARY"] = Environment.ProcessPath!, ["CHECKPOINT_DISABLE"] = "1" });
        var output = await NodeProcess.Run(Folder, "node", ["measure.mjs", ShopDatabase.Instance.Url, RunTimeBenchmarks.Rows.ToString(CultureInfo.InvariantCulture)]);
        return JsonSerializer.Deserialize<Dictionary<string, double>>(output)!;
    }
}
