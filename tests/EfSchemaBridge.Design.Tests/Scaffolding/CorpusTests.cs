using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.Schema;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>Real projects' schemas, where the environment variable ESB_SHARED names the folder that has them.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Real_schemas_give_code_without_warnings_and_the_same_database()
    {
        var corpus = Path.Combine(Environment.GetEnvironmentVariable("ESB_SHARED") ?? "", "corpus");
        var projects = Directory.Exists(corpus) ? Directory.GetDirectories(corpus) : [];

        Assert.Equal("", string.Join("\n", projects.AsParallel().SelectMany(Mistakes).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Mistakes(string project)
    {
        var code = new GeneratedCode(SchemaReader.Read(Path.Combine(project, "schema")).Schema!);
        return code.Diagnostics().Concat(code.Differences()).Select(line => $"{Path.GetFileName(project)}: {line}");
    }
}
