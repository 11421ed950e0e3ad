using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>What the classes of a project are called and where they go.</summary>
/// <param name="OutputFolder">The folder to write to.</param>
/// <param name="Namespace">The namespace of the classes.</param>
/// <param name="ContextName">The name of the context's class.</param>
internal sealed record GenerationSettings(string OutputFolder, string Namespace, string ContextName)
{
    /// <summary>Whether everything goes into one file.</summary>
    public bool SingleFile { get; init; }

    /// <summary>Whether the classes are made for EF's change-tracking proxies.</summary>
    public bool ChangeTrackingProxies { get; init; }

    /// <summary>The file to list the generated files in, or null.</summary>
    public string? FileList { get; init; }

    private const string Folder = "EfSchemaBridge";
    private const string ArgumentsFile = "arguments.rsp";

    /// <summary>The settings of the project in a folder: those of its last build, else those its first build will have.</summary>
    public static GenerationSettings Of(string projectFolder) => OfLastBuild(projectFolder) ?? OfProjectFile(projectFolder);

    /// <summary>The settings with those that were given on the command line.</summary>
    public GenerationSettings With(string? output, string? @namespace, string? context) => this with
    {
        OutputFolder = output ?? OutputFolder,
        Namespace = @namespace ?? Namespace,
        ContextName = context ?? (@namespace is null ? ContextName : NamingRule.Context(@namespace)),
        FileList = output is null ? FileList : null,
    };

    /// <summary>The build leaves the arguments it has called this tool with; MSBuild has worked them out.</summary>
    private static GenerationSettings? OfLastBuild(string projectFolder)
    {
        var objects = Path.Combine(projectFolder, "obj");
        var last = Directory.Exists(objects)
            ? Directory.EnumerateFiles(objects, ArgumentsFile, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 })
                .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == Folder)
                .MaxBy(File.GetLastWriteTimeUtc)
            : null;
        if (last is null)
        {
            return null;
        }

        var arguments = File.ReadAllLines(last).Where(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts.Length == 2 ? parts[1].Trim('"') : "", StringComparer.Ordinal);
        var name = arguments.GetValueOrDefault("--namespace") ?? (arguments.TryGetValue("--root-namespace", out var root) ? NamingRule.Namespace(root) : null);
        return name is null ? null : new(Shown(InProject("--output") ?? Path.GetDirectoryName(last)!), name, arguments.GetValueOrDefault("--context") ?? NamingRule.Context(name))
        {
            SingleFile = arguments.ContainsKey("--single-file"),
            ChangeTrackingProxies = arguments.ContainsKey("--change-tracking-proxies"),
            FileList = InProject("--file-list"),
        };

        string? InProject(string argument) => arguments.TryGetValue(argument, out var path) ? Path.GetFullPath(path, projectFolder) : null;
    }

    private static GenerationSettings OfProjectFile(string projectFolder)
    {
        var project = ProjectFile.OnlyOneIn(projectFolder) ?? new ProjectFile(Path.Combine(projectFolder, $"{Path.GetFileName(projectFolder)}.csproj"));
        var name = project.Property("SchemaBridgeNamespace") ?? NamingRule.Namespace(project.RootNamespace);
        var framework = project.Property("TargetFramework") ?? "net10.0";
        return new(
            Shown(Path.Combine(projectFolder, "obj", "Debug", framework, Folder)),
            name,
            project.Property("SchemaBridgeContext") ?? NamingRule.Context(name));
    }

    private static string Shown(string folder) => Path.GetRelativePath(Environment.CurrentDirectory, Path.TrimEndingDirectorySeparator(folder)).Replace('\\', '/') + "/";
}
