using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>Writes the classes at the end of a command that changed the database.</summary>
internal static class ProjectGeneration
{
    /// <summary>Writes them where the build does, in a folder with a project; elsewhere there is nothing to write.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Workspace workspace, Terminal terminal)
    {
        var folder = Environment.CurrentDirectory;
        if (ProjectFile.OnlyOneIn(folder) is null)
        {
            return ExitCode.Success;
        }

        var settings = GenerationSettings.Of(folder);
        terminal.Line();
        var output = new StringWriter();
        var exitCode = new Generation
        {
            Place = workspace.Place,
            OutputFolder = settings.OutputFolder,
            Namespace = settings.Namespace,
            ContextName = settings.ContextName,
            ProjectFolder = folder,
            SingleFile = settings.SingleFile,
            ChangeTrackingProxies = settings.ChangeTrackingProxies,
            FileList = settings.FileList,
            Output = output,
            Error = TextWriter.Null,
        }.Run();
        if (exitCode == ExitCode.Success)
        {
            terminal.Done(output.ToString().TrimEnd());
        }
        else
        {
            terminal.Warn($"The classes were not generated. {ToolCommandLine.Name} generate says why.");
        }

        return exitCode;
    }
}
