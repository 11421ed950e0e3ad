using System.Text;
using System.Text.RegularExpressions;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Benchmarks;

/// <summary>A schema that both parsers are measured on.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Files">Its files, which both parsers accept.</param>
public sealed partial record SchemaInput(string Name, IReadOnlyList<SourceFile> Files)
{
    private static readonly int[] ModelCounts = [10, 100, 1_000, 4_000];

    /// <summary>Its size in UTF-8.</summary>
    public int Bytes => Files.Sum(file => Encoding.UTF8.GetByteCount(file.Text));

    /// <summary>Real schemas, where <c>ESB_SHARED</c> names the folder that has them, and generated ones.</summary>
    public static IReadOnlyList<SchemaInput> All() => [.. Corpus(), .. ModelCounts.Select(Generated)];

    public override string ToString() => Name;

    private static SchemaInput Generated(int models) =>
        new($"{models:N0} models", [new SourceFile("schema.prisma", GeneratedSchema.Of(models))]);

    private static IEnumerable<SchemaInput> Corpus()
    {
        string[] projects = ["nestjs-prisma-starter", "pezzo", "umami", "bilan-carbone", "stacker.news", "snaily-cadv4", "civitai"];
        return Environment.GetEnvironmentVariable("ESB_SHARED") is { } shared
            ? projects.Select(project => Project(project, Path.Combine(shared, "corpus", project, "schema")))
            : [];
    }

    private static SchemaInput Project(string name, string folder) => new(name,
    [
        .. Directory.EnumerateFiles(folder, "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, Prisma7(File.ReadAllText(path)))),
    ]);

    /// <summary>The text without the connections and the preview feature that Prisma 7 has taken out of the language, so that its parser takes it.</summary>
    private static string Prisma7(string text) => MetricsPreview().Replace(Connections().Replace(text, "$1"), "$1$2");

    [GeneratedRegex(@"^([ \t]*)(?:url|directUrl|shadowDatabaseUrl)[ \t]*=.*$", RegexOptions.Multiline)]
    private static partial Regex Connections();

    [GeneratedRegex("""^([ \t]*previewFeatures[ \t]*=.*?)(?:"metrics",[ \t]*|,?[ \t]*"metrics")(.*)$""", RegexOptions.Multiline)]
    private static partial Regex MetricsPreview();
}
