using System.Reflection;
using System.Text.RegularExpressions;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>The snippets of docs/queries.md are these tests' own code.</summary>
public sealed partial class PageTests
{
    private static string Folder => typeof(PageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;

    [Fact]
    public void The_page_shows_the_code_that_is_tested_and_nothing_else()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "..", "..", "docs", "queries.md"));
        var tested = Directory.EnumerateFiles(Path.Combine(Folder, "Queries"), "*.cs").SelectMany(file => Tested().Matches(File.ReadAllText(file)).Select(m => Plain(m.Groups[1].Value)));
        var shown = Shown().Matches(page).Select(m => Plain(m.Groups[1].Value)).ToList();

        Assert.NotEmpty(shown);
        Assert.Equal(tested.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    /// <summary>Code without its indentation, and without the tests' cancellation token, which the page leaves out.</summary>
    private static string Plain(string code) =>
        string.Join('\n', Token().Replace(code, "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^ *// docs: .*\n((?:.*\n)*?) *// end$", RegexOptions.Multiline)]
    private static partial Regex Tested();

    [GeneratedRegex(@"^```csharp\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@",\s*Cancellation(?=\))|(?<=\()Cancellation(?=\))")]
    private static partial Regex Token();
}
