using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Tool;

/// <summary>Finds and reads the schema a command works on.</summary>
internal static class SchemaPlace
{
    private const string Folder = "prisma";
    private const string FileName = "schema.prisma";

    /// <summary>Where a project has its schema: <c>prisma/schema.prisma</c>, <c>schema.prisma</c>, or the folder <c>prisma</c>; null when there is none.</summary>
    /// <param name="projectFolder">The project's folder.</param>
    public static string? Find(string projectFolder)
    {
        string[] files = [$"{Folder}/{FileName}", FileName];
        return Array.Find(files, file => File.Exists(Path.Combine(projectFolder, file)))
            ?? (HasSchema(Path.Combine(projectFolder, Folder)) ? Folder : null);
    }

    /// <summary>Reads a schema and prints what is wrong with it.</summary>
    /// <param name="place">A file or a folder.</param>
    /// <param name="error">Where diagnostics are printed, a line each.</param>
    /// <returns>The schema, or null when it has errors.</returns>
    public static PrismaSchema? Read(string place, TextWriter error)
    {
        if (!File.Exists(place) && !Directory.Exists(place))
        {
            error.WriteLine($"{place}: error {ToolCodes.NoSchema}: There is no schema here. Name the file or folder that holds it.");
            return null;
        }

        var result = SchemaReader.Read(place);
        foreach (var diagnostic in result.Diagnostics)
        {
            error.WriteLine(diagnostic);
        }

        return result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : result.Schema;
    }

    private static bool HasSchema(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.prisma", SearchOption.AllDirectories).Any();
}
