using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.Schema;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>Real projects' schemas, where the environment variable ESB_SHARED names the folder that has them.</summary>
public sealed class CorpusTests
{
    private static readonly string Corpus = Path.Combine(Environment.GetEnvironmentVariable("ESB_SHARED") ?? "", "corpus");

    public static TheoryData<string> Projects => Directory.Exists(Corpus)
        ? [.. Directory.EnumerateDirectories(Corpus).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]
        : [];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Projects))]
    public void A_real_schema_gives_code_without_warnings_and_the_same_database(string project)
    {
        var result = SchemaReader.Read(Path.Combine(Corpus, project, "schema"));
        Assert.NotNull(result.Schema);
        var code = new GeneratedCode(result.Schema);

        Assert.Equal([], code.Diagnostics());
        Assert.Equal("", string.Join("\n", code.Differences()));
    }
}
