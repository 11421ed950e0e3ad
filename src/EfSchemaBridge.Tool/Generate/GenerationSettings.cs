using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>What the classes of a schema are called and where they go.</summary>
/// <param name="OutputFolder">The folder to write to.</param>
/// <param name="Namespace">The namespace of the classes.</param>
/// <param name="ContextName">The name of the context's class.</param>
internal sealed record GenerationSettings(string OutputFolder, string Namespace, string ContextName)
{
    /// <summary>The schema's file or folder, or null where the project does not name it.</summary>
    public string? Schema { get; init; }

    /// <summary>Whether everything goes into one file.</summary>
    public bool SingleFile { get; init; }

    /// <summary>Whether the classes are made for EF's change-tracking proxies.</summary>
    public bool ChangeTrackingProxies { get; init; }

    /// <summary>The file to list the generated files in, or null.</summary>
    public string? FileList { get; init; }

    private const string Folder = "EfSchemaBridge";
    private const string ArgumentsFile = "arguments.rsp";

    /// <summary>The settings of every schema of the project in a folder: those of its last build, else those its first build will have.</summary>
    /// <exception cref="ToolException">ESB2024: there was no build, and there is no project, or more than one.</exception>
    public static IReadOnlyList<GenerationSettings> AllOf(string projectFolder) => OfLastBuild(projectFolder) is { Count: > 0 } built ? built : OfProjectFile(projectFolder);

    /// <summary>The settings of one schema of the project, or of its only one.</summary>
    /// <param name="projectFolder">The project's folder.</param>
    /// <param name="schema">The schema's file or folder, or null.</param>
    public static GenerationSettings Of(string projectFolder, string? schema)
    {
        var all = AllOf(projectFolder);
        return all.FirstOrDefault(settings => schema is not null && settings.Schema is { } own && Path.GetFullPath(own, projectFolder) == Path.GetFullPath(schema)) ?? all[0];
    }

    /// <summary>The settings with those that were given on the command line.</summary>
    public GenerationSettings With(string? output, string? @namespace, string? context) => this with
    {
        OutputFolder = output ?? OutputFolder,
        Namespace = @namespace ?? Namespace,
        ContextName = context ?? (@namespace is null ? ContextName : NamingRule.Context(@namespace)),
        FileList = output is null ? FileList : null,
    };

    /// <summary>The build leaves the arguments it has called this tool with, those of each schema in a folder of its own; MSBuild has worked them out.</summary>
    private static List<GenerationSettings> OfLastBuild(string projectFolder)
    {
        var objects = Path.Combine(projectFolder, "obj");
        var last = Directory.Exists(objects)
            ? Directory.EnumerateFiles(objects, ArgumentsFile, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 5 })
                .GroupBy(WorkFolder)
                .Where(build => Path.GetFileName(build.Key) == Folder)
                .MaxBy(build => build.Max(File.GetLastWriteTimeUtc))
            : null;
        return [.. (last ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal).Select(file => OfArguments(projectFolder, file)).OfType<GenerationSettings>()];
    }

    private static string? WorkFolder(string argumentsFile) =>
        Path.GetDirectoryName(argumentsFile) is { } folder && Path.GetFileName(folder) != Folder ? Path.GetDirectoryName(folder) : Path.GetDirectoryName(argumentsFile);

    private static GenerationSettings? OfArguments(string projectFolder, string file)
    {
        var arguments = File.ReadAllLines(file).Where(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts.Length == 2 ? parts[1].Trim('"') : "", StringComparer.Ordinal);
        var name = arguments.GetValueOrDefault("--namespace") ?? (arguments.TryGetValue("--root-namespace", out var root) ? NamingRule.Namespace(root) : null);
        return name is null ? null : new(Shown(InProject("--output") ?? Path.GetDirectoryName(file)!), name, arguments.GetValueOrDefault("--context") ?? NamingRule.Context(name))
        {
            Schema = arguments.GetValueOrDefault("--schema"),
            SingleFile = arguments.ContainsKey("--single-file"),
            ChangeTrackingProxies = arguments.ContainsKey("--change-tracking-proxies"),
            FileList = InProject("--file-list"),
        };

        string? InProject(string argument) => arguments.TryGetValue(argument, out var path) ? Path.GetFullPath(path, projectFolder) : null;
    }

    private static IReadOnlyList<GenerationSettings> OfProjectFile(string projectFolder)
    {
        var project = ProjectFile.In(projectFolder) switch
        {
            [var only] => only,
            [] => throw new ToolException(ToolCodes.NoProject, $"There is no C# project in {projectFolder}. Run this in the project's folder, or name it: --project-dir FOLDER"),
            _ => throw new ToolException(ToolCodes.NoProject, $"There is more than one C# project in {projectFolder}, and the classes are for one of them. Say where they go: --output FOLDER --namespace NAME"),
        };
        var framework = project.Property("TargetFramework") ?? "net10.0";
        var work = Path.Combine(projectFolder, "obj", "Debug", framework, Folder);
        return project.Items("SchemaBridgeSchema") is { Count: > 0 } schemas
            ? [.. schemas.Select(item => Settings(item, schemas.Count == 1 ? "" : item("Context") ?? ""))]
            : [Settings(_ => null, "")];

        GenerationSettings Settings(Func<string, string?> item, string part)
        {
            var name = Setting("Namespace") ?? NamingRule.Namespace(project.RootNamespace);
            var output = item("OutputFolder") ?? (project.Property("SchemaBridgeOutput") is { } folder ? Path.Combine(folder, part) : Path.Combine(work, part));
            return new(Shown(Path.Combine(projectFolder, output.Replace('\\', '/'))), name, Setting("Context") ?? NamingRule.Context(name))
            {
                Schema = item("Include")?.Replace('\\', '/'),
                SingleFile = Setting("SingleFile") == "true",
                ChangeTrackingProxies = Setting("ChangeTrackingProxies") == "true",
            };

            string? Setting(string setting) => item(setting) ?? project.Property($"SchemaBridge{setting}");
        }
    }

    private static string Shown(string folder) => Path.GetRelativePath(Environment.CurrentDirectory, Path.TrimEndingDirectorySeparator(folder)).Replace('\\', '/') + "/";
}
