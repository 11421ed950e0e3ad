using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EfSchemaBridge.Tool;

/// <summary>The library's own help, and below it calls to learn from.</summary>
/// <param name="help">The library's help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            var width = examples.Max(example => example.Arguments.Length);
            output.WriteLine("Examples:");
            foreach (var (arguments, meaning) in examples)
            {
                output.WriteLine($"  {ToolCommandLine.Name} {arguments.PadRight(width)}  {meaning}");
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
