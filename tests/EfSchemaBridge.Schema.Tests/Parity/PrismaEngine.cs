using System.Diagnostics;
using System.Text.Json;

namespace EfSchemaBridge.Schema.Tests.Parity;

/// <summary>What Prisma's engine says about a schema: the lines and sentences of its errors, none when it accepts it.</summary>
internal sealed record Verdict(IReadOnlyList<(int Line, string Message)> Errors)
{
    public bool IsValid => Errors.Count == 0;
}

/// <summary>Asks Prisma's engine, which runs in Node.</summary>
internal static class PrismaEngine
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parity");

    public static async Task<IReadOnlyList<Verdict>> Validate(IEnumerable<ParityCase> cases, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await Run("npm", ["ci", "--no-audit", "--no-fund"], "", cancellationToken);
        }

        var input = JsonSerializer.Serialize(cases.Select(one => one.Files.Select(file => new[] { file.Path, file.Text })));
        var output = await Run("node", ["engine.mjs"], input, cancellationToken);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(ReadVerdict)];
    }

    private static Verdict ReadVerdict(JsonElement element) => new(element.ValueKind == JsonValueKind.Null
        ? []
        : [.. element.EnumerateArray().Select(error => (error[0].GetInt32(), error[1].GetString()!))]);

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
