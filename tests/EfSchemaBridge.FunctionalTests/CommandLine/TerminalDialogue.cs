using System.Diagnostics;
using System.Text;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>Reads what a program shows and types answers.</summary>
/// <param name="process">The program, with its input and output redirected to here.</param>
internal sealed class TerminalDialogue(Process process)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly StringBuilder _shown = new();

    /// <summary>Answers each question once it is shown, and waits for the program's end.</summary>
    /// <returns>All that was shown.</returns>
    public async Task<string> RunAsync(IReadOnlyList<(string Question, string Answer)> answers, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            foreach (var (question, answer) in answers)
            {
                while (!_shown.ToString().Contains(question, StringComparison.Ordinal))
                {
                    if (!await ReadAsync(timeout.Token))
                    {
                        throw new InvalidOperationException($"The program ended before it asked '{question}':\n{_shown}");
                    }
                }

                await process.StandardInput.WriteAsync(answer);
                await process.StandardInput.FlushAsync(timeout.Token);
            }

            while (await ReadAsync(timeout.Token))
            {
            }

            await process.WaitForExitAsync(timeout.Token);
            return _shown.ToString();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The program did not go on:\n{_shown}");
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new char[1024];
        var count = await process.StandardOutput.ReadAsync(buffer, cancellationToken);
        _shown.Append(buffer, 0, count);
        return count > 0;
    }
}
