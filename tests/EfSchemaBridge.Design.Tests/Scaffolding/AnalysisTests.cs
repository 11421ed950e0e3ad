using System.Text.RegularExpressions;
using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.Schema;
using Microsoft.CodeAnalysis;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>What the compiler and the SDK's analyzers say of the code, in projects of every kind: of our own schemas, and of real ones where <c>ESB_SHARED</c> names their folder.</summary>
public sealed partial class AnalysisTests(ITestOutputHelper output)
{
    private static IReadOnlyList<string> Places =>
    [
        .. Directory.EnumerateFiles(Verified.Folder, "*.prisma"),
        .. Environment.GetEnvironmentVariable("ESB_SHARED") is { } shared ? Directory.GetDirectories(Path.Combine(shared, "corpus")).Select(project => Path.Combine(project, "schema")) : [],
    ];

    [Fact]
    public void Nullable_reference_types_and_implicit_usings_change_nothing() =>
        Assert.Equal("", string.Join("\n", Places.AsParallel().SelectMany(place => Code(place).DiagnosticsWithEverythingOn().Select(line => $"{place}: {line}"))));

    [Fact]
    public async Task Generated_code_is_silent_at_latest_all() => Assert.Equal([], await WarningsAsync(isHandedOver: false));

    [Fact]
    public async Task Code_that_is_handed_over_breaks_no_rule_at_latest_all_that_the_documentation_does_not_state()
    {
        var stated = RuleId().Matches(File.ReadAllText(Path.Combine(Repository, "docs", "generated-code.md"))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], (await WarningsAsync(isHandedOver: true)).Where(warning => !stated.Contains(warning[..6])));
    }

    private static string Repository => Path.GetFullPath(Path.Combine(Verified.Folder, "..", "..", "..", ".."));

    private async Task<IReadOnlyList<string>> WarningsAsync(bool isHandedOver)
    {
        var warnings = new List<string>();
        foreach (var place in Places)
        {
            var found = await SdkAnalyzers.DiagnosticsOfAsync(Code(place, isHandedOver).Compilation);
            warnings.AddRange(found.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d.Id} {place}: {d}"));
        }

        output.WriteLine($"{SdkAnalyzers.Count} analyzers, {Places.Count} schemas, {warnings.Count} warnings");
        return warnings;
    }

    private static GeneratedCode Code(string place, bool isHandedOver = false) => new(SchemaReader.Read(place).Schema!, isHandedOver);

    [GeneratedRegex("CA[0-9]{4}")]
    private static partial Regex RuleId();
}
