using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Parity;

/// <summary>A schema that both readers are asked about.</summary>
/// <param name="Name">The file it is kept in, and its name there.</param>
/// <param name="Files">The files of the schema.</param>
internal sealed record ParityCase(string Name, IReadOnlyList<SourceFile> Files)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parity", "Cases");

    /// <summary>All schemas written for these tests.</summary>
    public static IReadOnlyList<ParityCase> All() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.cases").Order(StringComparer.Ordinal).SelectMany(ReadSchemas),
        .. Directory.EnumerateFiles(Folder, "*.lines").Order(StringComparer.Ordinal).SelectMany(ReadLines),
    ];

    /// <summary>The schemas of real projects in the shared folder; none where that folder is not known.</summary>
    public static IReadOnlyList<ParityCase> Corpus()
    {
        var shared = Environment.GetEnvironmentVariable("ESB_SHARED");
        return shared is null ? [] : [.. Directory.EnumerateDirectories(Path.Combine(shared, "corpus")).Order(StringComparer.Ordinal).Select(ReadProject)];
    }

    /// <summary>The schema with each of its lines left out in turn.</summary>
    public IEnumerable<ParityCase> WithALineLess()
    {
        var lines = Files[^1].Text.Split('\n');
        return lines.Select((line, index) => new ParityCase(
            $"{Name}, without line {index + 1}: {line}",
            [.. Files.SkipLast(1), new SourceFile(Files[^1].Path, string.Join('\n', lines.Where((_, other) => other != index)))]));
    }

    /// <summary>A file of whole schemas, each under a line that starts with <c>###</c> and names it; <c>---</c> starts each of several files.</summary>
    private static IEnumerable<ParityCase> ReadSchemas(string path)
    {
        var text = File.ReadAllText(path).Replace("«CR»", "\r", StringComparison.Ordinal);
        foreach (var part in ("\n" + text).Split("\n### ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return Case(path, part[..end], part[(end + 1)..] + "\n");
        }
    }

    /// <summary>A file of lines that stand in a model each by itself; <c>⏎</c> separates several lines of one case.</summary>
    private static IEnumerable<ParityCase> ReadLines(string path) => File.ReadLines(path).Select(line => Case(path, line, $$"""
        model A {
          id Int @id
          {{line.Replace(" ⏎ ", "\n  ", StringComparison.Ordinal)}}
        }
        enum E {
          ONE
          TWO
        }
        generator client {
          provider = "x"
          previewFeatures = ["partialIndexes"]
        }

        """));

    private static ParityCase Case(string path, string name, string text)
    {
        var whole = ("\n" + text).Contains("\ndatasource ", StringComparison.Ordinal) ? text : text + Support.SchemaText.Datasource;
        var files = ("\n" + whole).Split("\n--- ");
        return new($"{Path.GetFileName(path)}: {name}", files.Length == 1 ? [new SourceFile("schema.prisma", whole)] : [.. files.Skip(1).Select(ReadFile)]);
    }

    private static SourceFile ReadFile(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? new SourceFile(text, "") : new SourceFile(text[..end], text[(end + 1)..]);
    }

    private static ParityCase ReadProject(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(folder, "schema"), "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return new($"corpus: {Path.GetFileName(folder)}", [.. files.Select(path => new SourceFile(path, File.ReadAllText(path)))]);
    }
}
