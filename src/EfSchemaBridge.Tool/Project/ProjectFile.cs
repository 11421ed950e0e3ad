using System.Xml;
using System.Xml.Linq;

namespace EfSchemaBridge.Tool.Project;

/// <summary>A C# project file as it is written: asking MSBuild what it means would take a second.</summary>
/// <param name="path">The file.</param>
internal sealed class ProjectFile(string path)
{
    private const string MigrationsProperty = "SchemaBridgeMigrations";
    private const string SharedFile = "Directory.Build.props";

    private readonly Lazy<XDocument> _xml = new(() => Load(path));

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The project's folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>The project's folder as people write it here: empty for the current one.</summary>
    public string FolderFromHere => System.IO.Path.GetRelativePath(".", Folder) is var relative and not "." ? relative : "";

    /// <summary>The namespace that MSBuild derives when the file does not give one.</summary>
    public string RootNamespace => Property("RootNamespace") ?? System.IO.Path.GetFileNameWithoutExtension(Path).Replace(' ', '_').Replace('-', '_');

    /// <summary>The C# projects of a folder.</summary>
    public static IReadOnlyList<ProjectFile> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal).Select(file => new ProjectFile(file))];

    /// <summary>The one C# project of a folder, or null when there is none or more than one.</summary>
    public static ProjectFile? OnlyOneIn(string folder) => In(folder) is [var only] ? only : null;

    /// <summary>The project that a schema belongs to: the only one of the current folder, else the only one of the nearest folder above the schema, as far as the current folder; null when there is none.</summary>
    /// <param name="schema">The schema's file or folder.</param>
    public static ProjectFile? Of(string schema)
    {
        var found = OnlyOneIn(".");
        var root = System.IO.Path.GetFullPath(".");
        for (var folder = new DirectoryInfo(schema); found is null && folder is not null && folder.FullName != root; folder = folder.Parent)
        {
            found = folder.Exists && IsBelow(folder) ? OnlyOneIn(folder.FullName) : null;
        }

        return found;

        bool IsBelow(DirectoryInfo folder) => folder.FullName.StartsWith(System.IO.Path.TrimEndingDirectorySeparator(root) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>A property's text; null when the file does not set it, or in words that only MSBuild can make out.</summary>
    public string? Property(string name) => Plain(Last(name)?.Value);

    /// <summary>The items of a kind, each as a function that gives its Include or the text of a metadata; null for what is not set, or only MSBuild can make out.</summary>
    public IReadOnlyList<Func<string, string?>> Items(string kind) => [.. Included(kind).Select(element => (Func<string, string?>)(name => Plain(Metadata(element, name))))];

    /// <summary>The migrations folder that the file names for a schema: on the schema's item where there is one, else as a property.</summary>
    /// <param name="schema">The schema's file or folder.</param>
    /// <exception cref="ToolException">ESB2027: it is named in words that only MSBuild can make out, or the file is not XML.</exception>
    public string? MigrationsOf(string schema)
    {
        var items = Included("SchemaBridgeSchema");
        var item = items.FirstOrDefault(item => Plain(Metadata(item, "Include")) is { } place && IsSame(place));
        var isOnlyOne = items.Count == 0 ? SchemaPlace.Find(Folder, TextWriter.Null) is { } own && IsSame(own) : items.Count == 1 && item is not null;
        var named = (item is null ? null : Unconditional(Metadata(item, "Migrations"), item, "Migrations", "Migrations=\"db/steps\"")) ?? (isOnlyOne ? PlainMigrations() : null);
        return named is null ? null : System.IO.Path.TrimEndingDirectorySeparator(named);

        bool IsSame(string place) => System.IO.Path.GetFullPath(place.Replace('\\', '/'), Folder) == System.IO.Path.GetFullPath(schema);
    }

    /// <summary>True when the file refers to a package, or to the project that makes it.</summary>
    public bool RefersTo(string package) => _xml.Value.Descendants().Any(element =>
        (element.Name.LocalName == "PackageReference" && string.Equals(element.Attribute("Include")?.Value, package, StringComparison.OrdinalIgnoreCase))
        || (element.Name.LocalName == "ProjectReference" && element.Attribute("Include")?.Value.Replace('\\', '/').EndsWith($"/{package}.csproj", StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>The property, of this file or of the <c>Directory.Build.props</c> that MSBuild reads before it. A guess would make a second migrations folder beside the one of the build.</summary>
    private string? PlainMigrations() => Last(MigrationsProperty) is { } element
        ? Unconditional(element.Value, element, MigrationsProperty, $"<{MigrationsProperty}>db/steps</{MigrationsProperty}>")
        : SharedProperties()?.PlainMigrations();

    /// <summary>A text that means the same in every build.</summary>
    private string? Unconditional(string? written, XElement element, string name, string example)
    {
        var isConditional = element.AncestorsAndSelf().Any(part => part.Attribute("Condition") is not null || part.Name.LocalName == "Choose");
        return !string.IsNullOrWhiteSpace(written) && (isConditional || Plain(written) is null)
            ? throw new ToolException(ToolCodes.UnclearProject, $"{Name} says where the migrations are in words that only MSBuild can make out: {name} has {(isConditional ? "a condition" : $"the value {written.Trim()}")}. Write the folder as plain text and without a condition, relative to the project file: {example}")
            : Plain(written);
    }

    private ProjectFile? SharedProperties()
    {
        for (var folder = Name == SharedFile ? null : new DirectoryInfo(Folder); folder is not null; folder = folder.Parent)
        {
            if (System.IO.Path.Combine(folder.FullName, SharedFile) is var file && File.Exists(file))
            {
                return new ProjectFile(file);
            }
        }

        return null;
    }

    private List<XElement> Included(string kind) => [.. _xml.Value.Descendants().Where(element => element.Name.LocalName == kind && element.Attribute("Include") is not null)];

    private static string? Metadata(XElement item, string name) => item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private XElement? Last(string name) => _xml.Value.Descendants().LastOrDefault(element => element.Name.LocalName == name);

    private static string? Plain(string? written) =>
        string.IsNullOrWhiteSpace(written) || written.Contains("$(", StringComparison.Ordinal) ? null : written.Trim();

    private static XDocument Load(string path)
    {
        try
        {
            return XDocument.Load(path);
        }
        catch (XmlException exception)
        {
            throw new ToolException(ToolCodes.UnclearProject, $"{path} is not XML, so the project cannot be made out: {exception.Message}");
        }
    }
}
