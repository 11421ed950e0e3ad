using System.CommandLine;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Schemas;

/// <summary><c>validate [PLACE] [--json]</c>: checks a schema.</summary>
internal sealed class ValidateCommand : ToolCommand
{
    private readonly PlaceSymbols _place = new();

    /// <summary>Creates the command.</summary>
    public ValidateCommand()
        : base("validate", "Checks a schema. What is wrong is shown on standard error with its line; the exit code is 1 when there is an error.", json: "a list of what was found, an empty one for a valid schema,")
    {
        _place.AddTo(this);
        Examples =
        [
            new("validate", "Check the project's schema."),
            new("validate db/app.prisma --json", "Check a file, for another program."),
        ];
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken) =>
        Task.FromResult(_place.Find(result) is { } place ? Validate(place, terminal) : ExitCode.Failure);

    private static int Validate(string place, Terminal terminal)
    {
        var diagnostics = SchemaReader.Read(place).Diagnostics;
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (terminal is JsonTerminal)
        {
            terminal.Report(DiagnosticJson.Of(diagnostics));
        }
        else
        {
            terminal.Error.Write(DiagnosticRenderer.Render(diagnostics));
        }

        if (errors == 0)
        {
            terminal.Done($"{place} is valid.");
            return ExitCode.Success;
        }

        terminal.Line();
        terminal.Line($"{place} has {Count.Of(errors, "error")}.");
        return ExitCode.Failure;
    }
}
