using System.CommandLine;

namespace EfSchemaBridge.Tool;

/// <summary><c>validate [PLACE]</c>: checks a schema.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var place = new Argument<string?>("place")
        {
            Description = "The schema's file or folder; prisma/schema.prisma, schema.prisma or prisma unless it is given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("validate", "Checks a schema.") { place };
        command.SetAction(result => Run(result.GetValue(place), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string? given, TextWriter output, TextWriter error)
    {
        var place = given ?? SchemaPlace.Find(Environment.CurrentDirectory);
        if (place is null)
        {
            error.WriteLine($"error {ToolCodes.NoSchema}: There is no prisma/schema.prisma, schema.prisma or prisma folder in {Environment.CurrentDirectory}.");
            return ExitCode.Failure;
        }

        if (SchemaPlace.Read(place, error) is null)
        {
            return ExitCode.Failure;
        }

        output.WriteLine($"{place} is valid.");
        return ExitCode.Success;
    }
}
