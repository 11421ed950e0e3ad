using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>Two states of a schema, whose migration both engines are asked for.</summary>
/// <param name="Name">The file it is kept in, and its name there.</param>
/// <param name="Before">The files of the first state.</param>
/// <param name="After">The files of the second.</param>
internal sealed record ChangeCase(string Name, IReadOnlyList<SourceFile> Before, IReadOnlyList<SourceFile> After)
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";

    private const string HistoryPrefix = "history: ";

    /// <summary>What schemas expect their database to hold already, by a word that they use.</summary>
    private static readonly (string Word, string Sql)[] Expected =
    [
        ("citext", "CREATE EXTENSION citext;"),
        ("ltree", "CREATE EXTENSION ltree;"),
        ("gen_random_bytes", "CREATE EXTENSION pgcrypto;"),
        ("extensions.uuid_generate_v4", "CREATE SCHEMA extensions; CREATE EXTENSION \"uuid-ossp\" SCHEMA extensions;"),
    ];

    private static readonly string? Shared = Environment.GetEnvironmentVariable("ESB_SHARED") is { Length: > 0 } folder ? folder : null;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parity", "Changes");

    /// <summary>The SQL that a database needs before anything else.</summary>
    public string Preparation => string.Concat(Expected
        .Where(expected => Before.Concat(After).Any(file => file.Text.Contains(expected.Word, StringComparison.OrdinalIgnoreCase)))
        .Select(expected => expected.Sql));

    /// <summary>All changes written for these tests.</summary>
    public static IReadOnlyList<ChangeCase> Own() =>
    [
        .. Files("*.changes").SelectMany(ReadChanges),
        .. Files("*.columns").SelectMany(ReadColumns),
    ];

    /// <summary>Steps of real projects' histories; none where <c>ESB_SHARED</c> is not set.</summary>
    public static IReadOnlyList<ChangeCase> Corpus() => Shared is null
        ? []
        : [.. Directory.EnumerateDirectories(Path.Combine(Shared, "pairs")).Order(StringComparer.Ordinal).Select(ReadPair)];

    /// <summary>Schemas of real projects that keep their histories; none where <c>ESB_SHARED</c> is not set.</summary>
    public static IReadOnlyList<ChangeCase> Histories() => Shared is null ? [] :
    [
        .. Directory.EnumerateDirectories(Path.Combine(Shared, "corpus")).Order(StringComparer.Ordinal)
            .Where(project => Directory.Exists(Path.Combine(project, "migrations")))
            .Select(project => new ChangeCase(HistoryPrefix + Path.GetFileName(project), [], ReadSide(Path.Combine(project, "schema")))),
    ];

    /// <summary>The migrations folder of a project's history.</summary>
    public static string MigrationsOf(ChangeCase history) => Path.Combine(Shared!, "corpus", history.Name[HistoryPrefix.Length..], "migrations");

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Folder, pattern).Order(StringComparer.Ordinal);

    /// <summary>A file of schemas, each under a line that starts with <c>###</c> and names it; lines that start with <c>-</c> are in the first state alone, with <c>+</c> in the second.</summary>
    private static IEnumerable<ChangeCase> ReadChanges(string path)
    {
        foreach (var part in ("\n" + File.ReadAllText(path)).Split("\n### ").Skip(1))
        {
            var lines = part.Split('\n');
            yield return Case(path, lines[0], Side(lines.Skip(1), '-', '+'), Side(lines.Skip(1), '+', '-'));
        }
    }

    private static string Side(IEnumerable<string> lines, char own, char other) => string.Concat(lines
        .Where(line => line.Length == 0 || line[0] != other)
        .Select(line => (line.Length > 0 && line[0] == own ? " " + line[1..] : line) + "\n"));

    /// <summary>A file of changed members of a model, each on a line by itself: before, <c>=&gt;</c>, after; <c>;</c> separates several members.</summary>
    private static IEnumerable<ChangeCase> ReadColumns(string path) => File.ReadLines(path)
        .Where(line => line.Contains("=>", StringComparison.Ordinal) && line[0] != '#')
        .Select(line =>
        {
            var sides = line.Split("=>");
            return Case(path, line, Model(sides[0]), Model(sides[1]));
        });

    private static string Model(string members) => $$"""
        enum E {
          A
          B
          C
        }

        enum F {
          A
          B
        }

        model T {
          {{string.Join("\n  ", members.Split(';', StringSplitOptions.TrimEntries))}}
        }

        """;

    private static ChangeCase Case(string path, string name, string before, string after) =>
        new($"{Path.GetFileName(path)}: {name}", [new SourceFile("schema.prisma", WithDatasource(before))], [new SourceFile("schema.prisma", WithDatasource(after))]);

    private static string WithDatasource(string text) => text.Contains("datasource ", StringComparison.Ordinal) ? text : Datasource + text;

    private static ChangeCase ReadPair(string folder) => new($"pairs: {Path.GetFileName(folder)}", ReadSide(Path.Combine(folder, "before")), ReadSide(Path.Combine(folder, "after")));

    private static IReadOnlyList<SourceFile> ReadSide(string place)
    {
        IEnumerable<string> files = Directory.Exists(place)
            ? Directory.EnumerateFiles(place, "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [$"{place}.prisma"];
        return [.. files.Select(file => new SourceFile(file, File.ReadAllText(file)))];
    }
}
