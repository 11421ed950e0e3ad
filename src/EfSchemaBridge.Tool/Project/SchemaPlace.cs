using System.Xml;
using System.Xml.Linq;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Tool.Project;

/// <summary>Finds and reads the schema a command works on.</summary>
internal static class SchemaPlace
{
    private const string Folder = "prisma";
    private const string FileName = "schema.prisma";
    private const string Property = "SchemaBridgeSchema";

    /// <summary>
    /// Where a project has its schema: where the property <c>SchemaBridgeSchema</c> of its project file says, else
    /// <c>prisma/schema.prisma</c>, <c>schema.prisma</c> or the folder <c>prisma</c>.
    /// </summary>
    /// <param name="projectFolder">The project's folder, as paths are to start with it; empty for the current one.</param>
    /// <param name="error">Where it is printed that there is none.</param>
    /// <returns>A file or folder that holds a schema, or null.</returns>
    public static string? Find(string projectFolder, TextWriter error)
    {
        if (FindProperty(projectFolder) is { } property)
        {
            return Check(Path.Combine(projectFolder, property), error);
        }

        string[] places = [$"{Folder}/{FileName}", FileName, Folder];
        var found = places.Select(place => Path.Combine(projectFolder, place)).FirstOrDefault(HasSchema);
        if (found is null)
        {
            error.WriteLine($"error {ToolCodes.NoSchema}: There is no prisma/schema.prisma, schema.prisma or prisma folder in {Path.GetFullPath(Path.Combine(projectFolder, "."))}. Name the file or folder that holds the schema, or set the property {Property} in the project file.");
        }

        return found;
    }

    /// <summary>The place, or null after an error was printed that there is no schema.</summary>
    /// <param name="place">A file or a folder.</param>
    /// <param name="error">Where the error is printed.</param>
    public static string? Check(string place, TextWriter error)
    {
        if (HasSchema(place))
        {
            return place;
        }

        error.WriteLine(Directory.Exists(place)
            ? $"{place}: error {ToolCodes.NoSchema}: There is no .prisma file in this folder."
            : $"{place}: error {ToolCodes.NoSchema}: There is no schema here. Name the file or folder that holds it.");
        return null;
    }

    /// <summary>Reads a schema and prints what is wrong with it, a line each, as builds read it.</summary>
    /// <param name="place">A file or a folder.</param>
    /// <param name="error">Where diagnostics are printed.</param>
    /// <returns>The schema, or null when it has errors.</returns>
    public static PrismaSchema? Read(string place, TextWriter error)
    {
        if (Check(place, error) is null)
        {
            return null;
        }

        var result = SchemaReader.Read(place);
        foreach (var diagnostic in result.Diagnostics)
        {
            error.WriteLine(diagnostic);
        }

        return result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : result.Schema;
    }

    private static bool HasSchema(string place) => File.Exists(place) || (Directory.Exists(place) && SchemaReader.FilesOf(place).Count > 0);

    /// <summary>
    /// The property as it is written in the one project file of the folder. Asking MSBuild for it takes a second; a value
    /// that only MSBuild can make out is left alone.
    /// </summary>
    private static string? FindProperty(string projectFolder)
    {
        var projects = Directory.GetFiles(Path.GetFullPath(Path.Combine(projectFolder, ".")), "*.*proj");
        if (projects.Length != 1)
        {
            return null;
        }

        try
        {
            var written = XDocument.Load(projects[0]).Descendants().LastOrDefault(element => element.Name.LocalName == Property)?.Value.Trim();
            return string.IsNullOrEmpty(written) || written.Contains("$(", StringComparison.Ordinal) ? null : written.Replace('\\', '/');
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
