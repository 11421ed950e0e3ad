using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>Writes the classes at the end of a command that changed the database.</summary>
internal static class ProjectGeneration
{
    /// <summary>The full name of the context's class, or null where there is no project, or one that writes its context itself.</summary>
    /// <param name="schema">The schema's file or folder.</param>
    public static string? ContextType(string schema) =>
        ProjectFile.OnlyOneIn(".") is { } project && project.Property("SchemaBridgeApply") is not "true" && GenerationSettings.Of(project.Folder, schema) is var settings
            ? $"{settings.Namespace}.{settings.ContextName}"
            : null;

    /// <summary>Writes them where the build does, in a folder with a project; elsewhere there is nothing to write.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (ProjectFile.OnlyOneIn(".") is null)
        {
            return ExitCode.Success;
        }

        var output = new StringWriter();
        var exitCode = await new GenerateCommand().Parse([]).InvokeAsync(new() { Output = output, Error = terminal.Error }, cancellationToken).ConfigureAwait(false);
        if (exitCode == ExitCode.Success)
        {
            terminal.Line();
            terminal.Done(output.ToString().TrimEnd());
        }

        return exitCode;
    }
}
