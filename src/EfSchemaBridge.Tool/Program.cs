using System.CommandLine;
using EfSchemaBridge.Tool;

var root = new RootCommand("Works with the schema.prisma of a project.")
{
    FormatCommand.Create(),
    GenerateCommand.Create(),
    ValidateCommand.Create(),
};
try
{
    return root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error {ToolCodes.InaccessibleFile}: {exception.Message}");
    return ExitCode.Failure;
}
