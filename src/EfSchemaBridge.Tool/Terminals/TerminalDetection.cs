using System.CommandLine;

namespace EfSchemaBridge.Tool.Terminals;

/// <summary>Finds out who reads what a command prints.</summary>
internal static class TerminalDetection
{
    /// <summary>True when a person sits before the output: no pipe, and no build server.</summary>
    public static bool IsPerson(InvocationConfiguration console) =>
        console.Output == Console.Out && !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>True when a person can type an answer.</summary>
    public static bool CanAnswer => !Console.IsInputRedirected;

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && value is not ("0" or "false");
}
