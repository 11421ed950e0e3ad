using System.CommandLine;
using System.CommandLine.Parsing;
using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Tool;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class ParseErrors
{
    /// <summary>Tells the errors of a command line on standard error.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        var command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0 && result.UnmatchedTokens.Count == 0)
        {
            error.WriteLine($"error: A command is missing: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}.");
            error.WriteLine($"See: {NameOf(result.CommandResult)} --help");
            return ExitCode.Failure;
        }

        foreach (var message in Messages(result, command))
        {
            error.WriteLine($"error: {message}");
        }

        error.WriteLine($"See: {NameOf(result.CommandResult)} --help");
        return ExitCode.Failure;
    }

    private static IEnumerable<string> Messages(ParseResult result, Command command)
    {
        var unknown = result.UnmatchedTokens.ToList();
        return unknown.Count > 0 ? unknown.Select(token => Unknown(token, command)) : result.Errors.Select(found => found.Message).Distinct();
    }

    /// <summary>Says that there is no such option or command, and which one is near.</summary>
    public static string Unknown(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        var candidates = isOption
            ? command.Options.Where(option => !option.Hidden).SelectMany(option => (string[])[option.Name, .. option.Aliases]).Append("--help")
            : command.Subcommands.Select(sub => sub.Name);
        return string.Join(' ', ((string?[])[$"There is no {(isOption ? "option" : "command or argument")} '{token}'.", Suggestion.For(token, candidates)]).OfType<string>());
    }

    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : ToolCommandLine.Name;
}
