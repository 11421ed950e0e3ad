namespace EfSchemaBridge.Tool.Tests;

public sealed class ExecuteTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_script_that_is_not_UTF_8_is_refused()
    {
        folder.Write("cleanup.sql", [.. "SELECT 'caf"u8, 0xE9, .. "';\n"u8]);

        Assert.Equal(
            (1, "", "error ESB2005: cleanup.sql is not UTF-8: byte 11 does not belong to a character. Save it as UTF-8.\n"),
            await folder.RunAsync("db", "execute", "--file", "cleanup.sql", "--url", "postgresql://someone@127.0.0.1:1/none"));
    }
}
