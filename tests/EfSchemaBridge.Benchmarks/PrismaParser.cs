using System.Diagnostics;
using System.Text.Json;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Prisma's own parser, in WebAssembly, which Node runs.</summary>
internal static class PrismaParser
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Prisma");

    /// <summary>The milliseconds that it takes to validate each schema, once it is warm.</summary>
    /// <exception cref="InvalidOperationException">Node or npm failed, or the parser refused a schema; the message says why.</exception>
    public static async Task<IReadOnlyList<double>> Measure(IEnumerable<SchemaInput> inputs)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await Run("npm", ["ci", "--no-audit", "--no-fund"], "");
        }

        var files = inputs.Select(input => input.Files.Select(file => new[] { file.Path, file.Text }));
        return JsonSerializer.Deserialize<double[]>(await Run("node", ["measure.mjs"], JsonSerializer.Serialize(files)))!;
    }

    private static async Task<string> Run(string program, IEnumerable<string> arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await error}");
    }
}
