using System.Diagnostics;
using System.Text.Json;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Db;

/// <summary>The project's own command that fills the database.</summary>
/// <param name="command">The command, for the system's shell.</param>
/// <param name="folder">The folder it runs in.</param>
internal sealed class SeedScript(string command, string folder)
{
    /// <summary>The property of the project file that holds the command.</summary>
    public const string Property = "SchemaBridgeSeed";

    /// <summary>The command, as the project has it.</summary>
    public string Command => command;

    /// <summary>The command of the project in a folder, or null.</summary>
    public static SeedScript? Find(string folder) =>
        (ProjectFile.OnlyOneIn(folder)?.Property(Property) ?? OfPackageJson(Path.Combine(folder, "package.json"))) is { } found ? new(found, folder) : null;

    /// <summary>Runs it, with the schema's connection in its environment; what it prints goes where this tool's output goes, or to standard error where that is for programs.</summary>
    /// <exception cref="ToolException">ESB2012: it ended with another exit code than 0.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.Line($"Running the seed command: {command}");
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/d /s /c \"{command} {string.Join(' ', arguments)}\"")
            : new ProcessStartInfo("/bin/sh", ["-c", $"{command} \"$@\"", "seed", .. arguments]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = terminal.IsForPrograms;
        // Prisma's commands give their .env files on, and scripts count on it.
        foreach (var (name, value) in Workspace.MissingVariables())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            while (terminal.IsForPrograms && await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                await terminal.Error.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new ToolException(ToolCodes.Seed, $"The seed command ended with exit code {process.ExitCode}.");
        }

        terminal.Done("The seed command has been run.");
    }

    private static string? OfPackageJson(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("prisma", out var prisma) && prisma.ValueKind == JsonValueKind.Object
                && prisma.TryGetProperty("seed", out var seed) && seed.ValueKind == JsonValueKind.String
                ? seed.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
