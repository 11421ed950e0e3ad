using System.CommandLine;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary><c>generate [--watch]</c>: writes the classes and the context of a schema. The build runs it, too.</summary>
internal sealed class GenerateCommand : ToolCommand
{
    private readonly Option<string?> _schema = new("--schema") { Description = "The schema's file or folder; found as by the other commands unless it is given.", HelpName = "PLACE" };
    private readonly Option<string?> _output = new("--output") { Description = "The folder to write to; the one the build writes to unless it is given." };
    private readonly Option<string?> _namespace = new("--namespace") { Description = "The namespace of the classes; the project's own unless it is given." };
    private readonly Option<string?> _rootNamespace = new("--root-namespace") { Description = "The project's root namespace, which the namespace is made of unless it is given: what C# does not allow in it becomes an underscore." };
    private readonly Option<string?> _context = new("--context") { Description = "The name of the context's class; the last part of the namespace, followed by Context, unless it is given." };
    private readonly Option<string?> _projectFolder = new("--project-dir") { Description = "The project's folder; the current one, or the one that the schema belongs to, unless it is given." };
    private readonly Option<bool> _singleFile = new("--single-file") { Description = "Write one file, named after the context, instead of one for each class and enum." };
    private readonly Option<bool> _proxies = new("--change-tracking-proxies") { Description = "Make all properties virtual and collections observable, as UseChangeTrackingProxies() asks for. UseLazyLoadingProxies() works without." };
    private readonly Option<string?> _fileList = new("--file-list") { Description = "A file to list the generated files in, a path a line." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Go on, and write again whenever the schema changes. Ctrl-C ends it." };

    /// <summary>Creates the command.</summary>
    public GenerateCommand()
        : base("generate", "Writes the classes and the context of a schema, as the build does. What is wrong with it is printed in lines that builds read: file(line,column): error CODE: message.", json: "what was written as an object, one for each schema and, with --watch, after each run,")
    {
        foreach (var option in (Option[])[_schema, _output, _namespace, _rootNamespace, _context, _projectFolder, _singleFile, _proxies, _fileList, _watch])
        {
            Add(option);
        }

        Examples =
        [
            new("generate", "Write the classes of the project in this folder, of all its schemas."),
            new("generate --watch", "Write them again whenever the schema is saved."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(ProjectFolder(result));
        var generations = new List<Generation>();
        foreach (var settings in Settings(folder, result))
        {
            if (Place(settings, result, terminal) is not { } place)
            {
                return ExitCode.Failure;
            }

            generations.Add(new Generation
            {
                Place = place,
                OutputFolder = settings.OutputFolder,
                Namespace = settings.Namespace,
                ContextName = settings.ContextName,
                ProjectFolder = folder,
                SingleFile = settings.SingleFile,
                ChangeTrackingProxies = settings.ChangeTrackingProxies,
                FileList = settings.FileList,
                Terminal = terminal,
            });
        }

        var exitCodes = result.GetValue(_watch)
            ? await Task.WhenAll(generations.Select(generation => new SchemaWatch(generation.Place, generation.Run, terminal).RunAsync(cancellationToken))).ConfigureAwait(false)
            : [.. generations.Select(generation => generation.Run())];
        return exitCodes.Max();
    }

    /// <summary>The build runs this in the project's folder, and says where the classes go.</summary>
    private string ProjectFolder(ParseResult result)
    {
        var isForBuild = result.GetValue(_output) is not null;
        return result.GetValue(_projectFolder) ?? (!isForBuild && result.GetValue(_schema) is { } schema ? ProjectFile.Of(schema)?.Folder : null) ?? ".";
    }

    private string? Place(GenerationSettings settings, ParseResult result, Terminal terminal)
    {
        var folder = result.GetValue(_projectFolder) ?? "";
        return result.GetValue(_schema) ?? (settings.Schema is { } schema ? Path.Combine(folder, schema) : SchemaPlace.Find(folder, terminal.Error));
    }

    /// <summary>The build says everything itself; who does not, means the project's own settings: of the schema that is named, or of all there are.</summary>
    private IEnumerable<GenerationSettings> Settings(string folder, ParseResult result)
    {
        var (output, context, schema) = (result.GetValue(_output), result.GetValue(_context), result.GetValue(_schema));
        var name = result.GetValue(_namespace) ?? (result.GetValue(_rootNamespace) is { } root ? NamingRule.Namespace(root) : null);
        IReadOnlyList<GenerationSettings> all = output is not null && name is not null
            ? [new GenerationSettings(output, name, context ?? NamingRule.Context(name))]
            : schema is null && output is null && name is null && context is null
                ? GenerationSettings.AllOf(folder)
                : [GenerationSettings.Of(folder, schema).With(output, name, context)];
        return all.Select(settings => settings with
        {
            SingleFile = settings.SingleFile || result.GetValue(_singleFile),
            ChangeTrackingProxies = settings.ChangeTrackingProxies || result.GetValue(_proxies),
            FileList = result.GetValue(_fileList) ?? settings.FileList,
        });
    }
}
