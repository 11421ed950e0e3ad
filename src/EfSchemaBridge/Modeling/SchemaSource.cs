using System.Reflection;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Modeling;

/// <summary>
/// Reads the schema that <c>ApplySchema</c> names: from the assembly, where the build has put it, so that a published app
/// needs no file; else from the folder of the program or the current one.
/// </summary>
internal static class SchemaSource
{
    private const string Extension = ".prisma";

    /// <summary>Reads and checks a schema.</summary>
    /// <param name="path">The file or folder, as in the project.</param>
    /// <param name="assembly">The assembly that may hold it.</param>
    /// <exception cref="SchemaMappingException">There is none, or it has errors.</exception>
    public static PrismaSchema Read(string path, Assembly assembly)
    {
        var name = path.Replace('\\', '/').TrimEnd('/');
        var files = Embedded(name, assembly);
        var result = SchemaReader.Parse(files.Count > 0 ? files : OnDisk(name, assembly));
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 && result.Schema is { } schema
            ? schema
            : throw new SchemaMappingException($"ESB5002: the schema {path} has errors:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
    }

    private static List<SourceFile> Embedded(string name, Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(resource => resource == name || (resource.StartsWith($"{name}/", StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(resource => SourceFile.Decode(resource, Content(assembly, resource))),
    ];

    private static List<SourceFile> OnDisk(string name, Assembly assembly)
    {
        string[] places = [.. new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.Select(folder => Path.GetFullPath(name, folder)).Distinct(StringComparer.Ordinal)];
        var place = places.FirstOrDefault(Path.Exists) ?? throw new SchemaMappingException(
            $"""
            ESB5001: there is no schema {name} in the assembly {assembly.GetName().Name}, and none of these exists:
              {string.Join("\n  ", places)}
            Set the property SchemaBridgeApply to true in the project file, which puts the schema into the assembly, or copy it to the output folder.
            """);
        return [.. SchemaReader.FilesOf(place).Select(file => SourceFile.Decode(file, File.ReadAllBytes(file)))];
    }

    private static byte[] Content(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
