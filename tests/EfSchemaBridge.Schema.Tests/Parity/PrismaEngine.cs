using System.Diagnostics;
using System.Text.Json;

namespace EfSchemaBridge.Schema.Tests.Parity;

/// <summary>What Prisma's engine says about a schema: the places and sentences of its errors, none when it accepts it.</summary>
internal sealed record Verdict(IReadOnlyList<(string Path, int Line, string Message)> Errors)
{
    public bool IsValid => Errors.Count == 0;
}

/// <summary>Asks Prisma's engine, which runs in Node.</summary>
internal static class PrismaEngine
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parity");

    private static readonly SemaphoreSlim Installation = new(1);

    /// <summary>What the engine says about each schema.</summary>
    public static async Task<IReadOnlyList<Verdict>> Validate(IEnumerable<ParityCase> cases, CancellationToken cancellationToken) =>
        [.. (await Ask("validate", cases, cancellationToken)).EnumerateArray().Select(ReadVerdict)];

    /// <summary>The files of each schema as the engine lays them out.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Format(IEnumerable<ParityCase> cases, CancellationToken cancellationToken) =>
        (await Ask("format", cases, cancellationToken)).Deserialize<string[][]>()!;

    private static async Task<JsonElement> Ask(string question, IEnumerable<ParityCase> cases, CancellationToken cancellationToken)
    {
        await Install(cancellationToken);
        var input = JsonSerializer.Serialize(cases.Select(one => one.Files.Select(file => new[] { file.Path, file.Text })));
        var output = await Run("node", ["engine.mjs", question], input, cancellationToken);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task Install(CancellationToken cancellationToken)
    {
        await Installation.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            {
                await Run("npm", ["ci", "--no-audit", "--no-fund"], "", cancellationToken);
            }
        }
        finally
        {
            Installation.Release();
        }
    }

    private static Verdict ReadVerdict(JsonElement element) => new(element.ValueKind == JsonValueKind.Null
        ? []
        : [.. element.EnumerateArray().Select(error => (error[0].GetString()!, error[1].GetInt32(), error[2].GetString()!))]);

    private static async Task<string> Run(string program, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} failed: {await error}");
        return await output;
    }
}
