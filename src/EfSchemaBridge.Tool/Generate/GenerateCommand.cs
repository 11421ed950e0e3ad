using System.CommandLine;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary><c>generate [--watch]</c>: writes the classes and the context of a schema. The build runs it, too.</summary>
internal sealed class GenerateCommand : ToolCommand
{
    private readonly Option<string?> _schema = new("--schema") { Description = "The schema's file or folder; found as by the other commands unless it is given.", HelpName = "PLACE" };
    private readonly Option<string?> _output = new("--output") { Description = "The folder to write to; the one the build writes to unless it is given." };
    private readonly Option<string?> _namespace = new("--namespace") { Description = "The namespace of the classes; the project's own unless it is given." };
    private readonly Option<string?> _context = new("--context") { Description = "The name of the context's class; the last part of the namespace, followed by Context, unless it is given." };
    private readonly Option<string?> _projectFolder = new("--project-dir") { Description = "The project's folder; the current one unless it is given." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Go on, and write again whenever the schema changes. Ctrl-C ends it." };

    /// <summary>Creates the command.</summary>
    public GenerateCommand()
        : base("generate", "Writes the classes and the context of a schema, as the build does. What is wrong with it is printed in lines that builds read: file(line,column): error CODE: message.")
    {
        foreach (var option in (Option[])[_schema, _output, _namespace, _context, _projectFolder, _watch])
        {
            Add(option);
        }

        Examples =
        [
            new("generate", "Write the classes of the project in this folder."),
            new("generate --watch", "Write them again whenever the schema is saved."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(result.GetValue(_projectFolder) ?? ".");
        var settings = GenerationSettings.Of(folder).With(result.GetValue(_output), result.GetValue(_namespace), result.GetValue(_context));
        var place = result.GetValue(_schema) ?? SchemaPlace.Find(result.GetValue(_projectFolder) ?? "", terminal.Error);
        if (place is null)
        {
            return ExitCode.Failure;
        }

        var generation = new Generation
        {
            Place = place,
            OutputFolder = settings.OutputFolder,
            Namespace = settings.Namespace,
            ContextName = settings.ContextName,
            ProjectFolder = folder,
            Output = terminal.Output,
            Error = terminal.Error,
        };
        return result.GetValue(_watch) ? await new SchemaWatch(place, generation.Run, terminal).RunAsync(cancellationToken).ConfigureAwait(false) : generation.Run();
    }
}
