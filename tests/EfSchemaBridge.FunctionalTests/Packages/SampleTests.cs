using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The samples' own scripts, with the packed packages.</summary>
public sealed class SampleTests(PackedPackages packages)
{
    [Theory]
    [InlineData("Quickstart")]
    [InlineData("ExistingApp")]
    public async Task A_sample_runs_from_its_own_script(string sample)
    {
        await packages.EnsurePackedAsync();
        var story = await Command.RunAsync(
            "bash",
            [Path.Combine(PackedPackages.Repository, "samples", sample, "run.sh")],
            PackedPackages.Repository,
            new Dictionary<string, string?> { ["SCHEMABRIDGE_PACKAGES"] = packages.Source, ["MSBUILDDISABLENODEREUSE"] = "1" });

        Assert.Contains("Successfully dropped database", story.OrThrow(sample).Output, StringComparison.Ordinal);
    }
}
