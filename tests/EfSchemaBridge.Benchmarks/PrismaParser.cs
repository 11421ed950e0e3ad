using System.Text.Json;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Prisma's own parser, in WebAssembly, which Node runs.</summary>
internal static class PrismaParser
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Prisma");

    /// <summary>The program that validates one file; <see cref="InstallAsync"/> comes first.</summary>
    public static string ValidateProgram => Path.Combine(Folder, "validate.mjs");

    /// <summary>Installs the parser, where it is not.</summary>
    /// <exception cref="InvalidOperationException">npm failed; the message says why.</exception>
    public static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await NodeProcess.Run(Folder, "npm", ["ci", "--no-audit", "--no-fund"]);
        }
    }

    /// <summary>The milliseconds that it takes to validate each schema, once it is warm.</summary>
    /// <exception cref="InvalidOperationException">Node or npm failed, or the parser refused a schema; the message says why.</exception>
    public static async Task<IReadOnlyList<double>> Measure(IEnumerable<SchemaInput> inputs)
    {
        await InstallAsync();
        return await Measure(inputs, []);
    }

    /// <summary>The milliseconds of the first call in a Node process of its own, whose module is loaded by then.</summary>
    /// <exception cref="InvalidOperationException">Node failed; the message says why.</exception>
    public static async Task<double> MeasureFirst(SchemaInput input) => (await Measure([input], ["first"]))[0];

    private static async Task<IReadOnlyList<double>> Measure(IEnumerable<SchemaInput> inputs, IEnumerable<string> arguments)
    {
        var files = inputs.Select(input => input.Files.Select(file => new[] { file.Path, file.Text }));
        return JsonSerializer.Deserialize<double[]>(await NodeProcess.Run(Folder, "node", ["measure.mjs", .. arguments], JsonSerializer.Serialize(files)))!;
    }
}
