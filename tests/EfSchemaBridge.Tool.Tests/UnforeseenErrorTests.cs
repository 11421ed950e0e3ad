using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Tests;

public sealed class UnforeseenErrorTests
{
    [Fact]
    public async Task An_error_that_nobody_foresaw_ends_with_a_line_and_where_it_came_from()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = await new FailingCommand().Parse([]).InvokeAsync(new() { Output = output, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal((1, ""), (exitCode, output.ToString()));
        var lines = error.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(
            "error ESB2026: System.FormatException: postgresql://******************** is wrong. Nobody foresaw this error: please report it, with the lines that follow it on standard error.",
            lines[0]);
        Assert.StartsWith("   at EfSchemaBridge.Tool.Tests.UnforeseenErrorTests.FailingCommand.RunAsync(", lines[1], StringComparison.Ordinal);
        Assert.Contains("System.ArgumentException", lines);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class FailingCommand() : ToolCommand("fail", "Fails.")
    {
        [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "Stands for what a library throws.")]
        protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken) =>
            throw new FormatException("postgresql://ann:s3cret@host/data is wrong.", new ArgumentException("Password=s3cret"));
    }
}
