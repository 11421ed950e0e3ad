using System.CommandLine;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Tool;

/// <summary><c>validate [PLACE] [--json]</c>: checks a schema.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var place = new PlaceSymbols();
        var json = new Option<bool>("--json") { Description = "Print a JSON list of what was found to standard output, an empty one for a valid schema." };
        var command = new Command("validate", "Checks a schema. What is wrong is shown on standard error with its line; the exit code is 1 when there is an error.") { json };
        place.AddTo(command);
        command.SetAction(result => place.Find(result) is { } found ? Run(found, result.GetValue(json), result.InvocationConfiguration) : ExitCode.Failure);
        return command;
    }

    private static int Run(string place, bool json, InvocationConfiguration console)
    {
        var diagnostics = SchemaReader.Read(place).Diagnostics;
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (json)
        {
            console.Output.WriteLine(DiagnosticJson.Write(diagnostics));
        }
        else
        {
            console.Error.Write(DiagnosticRenderer.Render(diagnostics));
            console.Output.WriteLine(errors == 0 ? $"{place} is valid." : $"{Environment.NewLine}{place} has {Count.Of(errors, "error")}.");
        }

        return errors == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
