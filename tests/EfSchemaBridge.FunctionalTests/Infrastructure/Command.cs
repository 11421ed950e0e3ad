using System.Diagnostics;

namespace EfSchemaBridge.FunctionalTests.Infrastructure;

/// <summary>Runs programs and keeps what they print.</summary>
internal static class Command
{
    /// <summary>Runs a program to its end, without input.</summary>
    /// <param name="program">The program's name on the PATH, or its path.</param>
    /// <param name="arguments">Its arguments, which need no quoting.</param>
    /// <param name="folder">The current directory it runs in.</param>
    /// <param name="environment">Environment variables on top of this process's own; null removes one.</param>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Error">All of its standard error.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>This result, when the program ended with exit code 0.</summary>
    /// <param name="program">What ran, for the message.</param>
    /// <exception cref="InvalidOperationException">It ended with another one; the message holds all it printed.</exception>
    public CommandResult OrThrow(string program) => ExitCode == 0
        ? this
        : throw new InvalidOperationException($"{program} ended with exit code {ExitCode}:\n{Error}\n{Output}");
}
