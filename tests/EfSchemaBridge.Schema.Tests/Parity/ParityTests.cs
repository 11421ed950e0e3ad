using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Parity;

public class ParityTests(ITestOutputHelper report)
{
    [Fact]
    public async Task Every_schema_has_the_engines_verdict_at_the_engines_line()
    {
        var cases = ParityCase.All();
        var verdicts = await PrismaEngine.Validate(cases, TestContext.Current.CancellationToken);
        var wanted = KnownDifferences("differences.txt");

        var found = cases.Zip(verdicts)
            .Select(pair => (pair.First.Name, Difference: Difference(pair.First, pair.Second)))
            .Where(pair => pair.Difference is not null)
            .ToList();

        var sameVerdict = cases.Zip(verdicts).Count(pair => HasSameVerdict(pair.First, pair.Second));
        report.WriteLine($"{cases.Count:N0} files, {sameVerdict:N0} same verdict, {cases.Count - found.Count:N0} same line");
        var unexpected = found.Where(pair => !wanted.Contains(pair.Name)).Select(pair => $"{pair.Name}\n    {pair.Difference}").ToList();
        Assert.True(unexpected.Count == 0, $"{unexpected.Count} of {cases.Count} differ:\n{string.Join('\n', unexpected)}");
        Assert.Empty(wanted.Except(found.Select(pair => pair.Name)));
    }

    [Fact]
    public async Task Every_schema_with_a_line_left_out_has_the_engines_verdict()
    {
        var known = KnownDifferences("differences.txt");
        var cases = ParityCase.All().Where(one => !known.Contains(one.Name)).SelectMany(one => one.WithALineLess()).ToList();
        var verdicts = await PrismaEngine.Validate(cases, TestContext.Current.CancellationToken);

        var different = cases.Zip(verdicts).Where(pair => pair.Second.IsValid != (SchemaReader.Parse(pair.First.Files).Schema is not null));

        Assert.Equal([], different.Select(pair => pair.First.Name));
    }

    [Fact]
    public async Task Every_valid_schema_is_laid_out_as_the_engine_does()
    {
        var cases = ParityCase.All().Concat(ParityCase.Corpus()).Where(one => SchemaReader.Parse(one.Files).Schema is not null).ToList();
        var layouts = await PrismaEngine.Format(cases, TestContext.Current.CancellationToken);

        foreach (var (one, layout) in cases.Zip(layouts))
        {
            Assert.Equal(layout, SchemaFormatter.Format(one.Files));
        }
    }

    [Fact]
    public async Task Every_readable_schema_with_a_line_left_out_is_completed_as_the_engine_does()
    {
        var known = KnownDifferences("layout-differences.txt");
        var cases = ParityCase.All()
            .SelectMany(one => one.WithALineLess().Prepend(one), (one, variant) => (one.Name, Variant: variant))
            .Where(pair => IsReadable(pair.Variant))
            .ToList();
        var layouts = await PrismaEngine.Format(cases.Select(pair => pair.Variant), TestContext.Current.CancellationToken);

        var found = cases.Zip(layouts, (pair, layout) => (pair.Name, Difference: LayoutDifference(pair.Variant, layout)))
            .Where(pair => pair.Difference is not null)
            .ToList();

        var unexpected = found.Where(pair => !known.Contains(pair.Name)).Select(pair => pair.Difference).ToList();
        Assert.True(unexpected.Count == 0, $"{unexpected.Count} of {cases.Count} differ:\n{string.Join('\n', unexpected)}");
        Assert.Empty(known.Except(found.Select(pair => pair.Name)));
    }

    [Fact]
    public async Task Every_relation_field_has_the_engines_name()
    {
        var names = RelationFieldName.Uncountable.Concat(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "Cases", "plurals.words")));
        var models = names.Select(name => $$"""
            model {{char.ToUpperInvariant(name[0])}}{{name[1..]}} {
              id   Int @id
              key  Int @unique
              many Target @relation("many", fields: [id], references: [id])
              one  Target @relation("one", fields: [key], references: [id])
            }
            """);
        var one = new ParityCase("names", [new SourceFile("schema.prisma", $"{string.Join('\n', models)}\nmodel Target {{\n  id Int @id\n}}\n")]);

        var layouts = await PrismaEngine.Format([one], TestContext.Current.CancellationToken);

        Assert.Equal(layouts[0], SchemaFormatter.Format(one.Files));
    }

    [Fact]
    public void The_schemas_of_real_projects_are_read_without_errors()
    {
        var projects = ParityCase.Corpus();
        report.WriteLine($"{projects.Sum(project => project.Files.Count):N0} files of {projects.Count:N0} projects");
        foreach (var project in projects)
        {
            var errors = SchemaReader.Parse(project.Files).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal([], errors.Select(error => error.ToString()));
        }
    }

    /// <summary>Where we differ on purpose: each line of the file names a case, with the reason above it.</summary>
    private static HashSet<string> KnownDifferences(string list) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", list)).Where(line => line.Length > 0 && line[0] != '#')];

    private static string? LayoutDifference(ParityCase one, IReadOnlyList<string> layout)
    {
        var ours = SchemaFormatter.Format(one.Files);
        return layout.SequenceEqual(ours) ? null : $"### {one.Name}\n--- the engine\n{string.Concat(layout)}\n--- we\n{string.Concat(ours)}";
    }

    private static bool IsReadable(ParityCase one)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var file in one.Files)
        {
            SchemaParser.Parse(file, diagnostics);
        }

        return !diagnostics.HasErrors;
    }

    private static bool HasSameVerdict(ParityCase one, Verdict engine) => engine.IsValid == (SchemaReader.Parse(one.Files).Schema is not null);

    private static string? Difference(ParityCase one, Verdict engine)
    {
        var ours = SchemaReader.Parse(one.Files).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (engine.IsValid)
        {
            return ours.Count == 0 ? null : $"the engine accepts it, we say {ours[0]}";
        }

        var first = engine.Errors[0];
        if (ours.Count == 0)
        {
            return $"we accept it, the engine says {first.Path}({first.Line}) {first.Message}";
        }

        var place = ours[0].Span;
        return (place.File.Path, place.Line) == (first.Path, first.Line) ? null : $"the engine says {first.Path}({first.Line}) {first.Message}, we say {ours[0]}";
    }
}
