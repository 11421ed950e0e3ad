using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.Schema;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>Real projects' schemas, where the environment variable ESB_SHARED names the folder that has them.</summary>
public sealed class CorpusTests
{
    private const string Reason = "ESB_SHARED names no folder of real projects";

    /// <summary>True when the variable is set.</summary>
    public static bool HasCorpus => Shared.Length > 0;

    private static string Shared => Environment.GetEnvironmentVariable("ESB_SHARED") ?? "";

    [Fact(Skip = Reason, SkipUnless = nameof(HasCorpus))]
    public void Real_schemas_give_code_without_warnings_and_the_same_database()
    {
        Assert.Equal("", string.Join("\n", Directory.GetDirectories(Path.Combine(Shared, "corpus")).AsParallel().SelectMany(Mistakes).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Mistakes(string project)
    {
        var code = new GeneratedCode(SchemaReader.Read(Path.Combine(project, "schema")).Schema!);
        return code.Diagnostics().Concat(code.Differences()).Select(line => $"{Path.GetFileName(project)}: {line}");
    }
}
