using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;

namespace EfSchemaBridge.Schema.Tests.Parity;

public class ParityTests
{
    [Fact]
    public async Task Every_schema_has_the_engines_verdict_at_the_engines_line()
    {
        var cases = ParityCase.All();
        var verdicts = await PrismaEngine.Validate(cases, TestContext.Current.CancellationToken);
        var wanted = KnownDifferences();

        var found = cases.Zip(verdicts)
            .Select(pair => (pair.First.Name, Difference: Difference(pair.First, pair.Second)))
            .Where(pair => pair.Difference is not null)
            .ToList();

        var unexpected = found.Where(pair => !wanted.Contains(pair.Name)).Select(pair => $"{pair.Name}\n    {pair.Difference}").ToList();
        Assert.True(unexpected.Count == 0, $"{unexpected.Count} of {cases.Count} differ:\n{string.Join('\n', unexpected)}");
        Assert.Empty(wanted.Except(found.Select(pair => pair.Name)));
    }

    [Fact]
    public async Task Every_schema_with_a_line_left_out_has_the_engines_verdict()
    {
        var known = KnownDifferences();
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
            Assert.Equal(layout, one.Files.Select(SchemaFormatter.Format));
        }
    }

    [Fact]
    public void The_schemas_of_real_projects_are_read_without_errors()
    {
        foreach (var project in ParityCase.Corpus())
        {
            var errors = SchemaReader.Parse(project.Files).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal([], errors.Select(error => error.ToString()));
        }
    }

    /// <summary>Where we differ on purpose: each line of the file names a case, with the reason above it.</summary>
    private static HashSet<string> KnownDifferences() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "differences.txt")).Where(line => line.Length > 0 && line[0] != '#')];

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
