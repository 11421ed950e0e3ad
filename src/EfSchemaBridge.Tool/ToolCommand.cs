using System.CommandLine;
using System.Data.Common;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Tool.Terminals;
using Npgsql;

namespace EfSchemaBridge.Tool;

/// <summary>A command of the tool: its errors are told in one way, with a code.</summary>
internal abstract class ToolCommand : Command
{
    private readonly Option<bool>? _json;

    /// <summary>Creates a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, for <c>--help</c>.</param>
    /// <param name="json">What <c>--json</c> prints, or null for a command that has nothing to report.</param>
    protected ToolCommand(string name, string description, string? json = null)
        : base(name, description)
    {
        if (json is not null)
        {
            _json = new("--json") { Description = $"Print {json} to standard output, and nothing else." };
            Add(_json);
        }

        SetAction(RunGuardedAsync);
    }

    /// <summary>Calls to learn from, each with what it does, for <c>--help</c>.</summary>
    public IReadOnlyList<Example> Examples { get; protected init; } = [];

    /// <summary>Runs the command.</summary>
    /// <param name="result">The arguments.</param>
    /// <param name="terminal">Where it talks.</param>
    /// <param name="cancellationToken">Set by Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken);

    private async Task<int> RunGuardedAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Of(result.InvocationConfiguration, _json is not null && result.GetValue(_json));
        var exitCode = await RunGuardedAsync(result, terminal, cancellationToken).ConfigureAwait(false);
        terminal.End(exitCode);
        return exitCode;
    }

    private async Task<int> RunGuardedAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(result, terminal, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            terminal.Warn("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Warn("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (Explain(exception) is { } told)
        {
            terminal.Fail(told.Code, told.Message);
            return ExitCode.Failure;
        }
        catch (Exception exception)
        {
            terminal.Fail(ToolCodes.Unforeseen, $"{exception.GetType().FullName}: {ConnectionText.Mask(exception.Message)} Nobody foresaw this error: please report it, with the lines that follow it on standard error.");
            terminal.Error.WriteLine(Trace(exception));
            return ExitCode.Failure;
        }
    }

    /// <summary>Where an error came from. Messages are left out: those of other libraries may hold anything, a connection string among it.</summary>
    private static string Trace(Exception exception) =>
        exception.InnerException is { } inner ? $"{exception.StackTrace}{Environment.NewLine}{inner.GetType().FullName}{Environment.NewLine}{Trace(inner)}" : $"{exception.StackTrace}";

    private static (string? Code, string Message)? Explain(Exception exception) => exception switch
    {
        ToolException told => (told.Code, told.Message),
        MigrationException migration => (migration.Code, migration.Message[(migration.Code.Length + 2)..]),
        ConnectionUrlException url => (ToolCodes.InvalidConnection, url.Message),
        DbException database => DatabaseErrors.Explain(database),
        InvalidOperationException { InnerException: NpgsqlException database } => DatabaseErrors.Explain(database),
        IOException or UnauthorizedAccessException => (ToolCodes.InaccessibleFile, exception.Message),
        _ => null,
    };
}

/// <summary>A call of a command that <c>--help</c> shows.</summary>
/// <param name="Arguments">What follows <c>dotnet schemabridge</c>.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Arguments, string Meaning);
