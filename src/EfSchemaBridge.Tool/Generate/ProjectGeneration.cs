using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>Writes the classes at the end of a command that changed the database.</summary>
internal static class ProjectGeneration
{
    /// <summary>The full name of the context's class, or null where there is no project, or one that writes its context itself.</summary>
    /// <param name="schema">The schema's file or folder.</param>
    public static string? ContextType(string schema) =>
        ProjectFile.Of(schema) is { } project && project.Property("SchemaBridgeApply") is not "true" && GenerationSettings.Of(project.Folder, schema) is var settings
            ? $"{settings.Namespace}.{settings.ContextName}"
            : null;

    /// <summary>Writes them where the build does, for a schema that belongs to a project; without one there is nothing to write.</summary>
    /// <param name="schema">The schema's file or folder.</param>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string schema, Terminal terminal, CancellationToken cancellationToken)
    {
        if (ProjectFile.Of(schema) is not { } project)
        {
            return ExitCode.Success;
        }

        var output = new StringWriter();
        var exitCode = await new GenerateCommand().Parse(project.FolderFromHere is { Length: > 0 } folder ? ["--project-dir", folder] : []).InvokeAsync(new() { Output = output, Error = terminal.Error }, cancellationToken).ConfigureAwait(false);
        if (exitCode == ExitCode.Success)
        {
            terminal.Line();
            terminal.Done(output.ToString().TrimEnd());
        }

        return exitCode;
    }
}
