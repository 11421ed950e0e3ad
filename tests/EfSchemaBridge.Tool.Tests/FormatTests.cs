using System.Text;

namespace EfSchemaBridge.Tool.Tests;

public sealed class FormatTests : IDisposable
{
    private const string Untidy = "model A {\n id Int @id // the key\n name   String\n}\n";
    private const string Tidy = "model A {\n  id   Int    @id // the key\n  name String\n}\n";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_laid_out()
    {
        folder.Write("schema.prisma", Untidy);

        Assert.Equal((0, "Laid out schema.prisma.\n", ""), await folder.RunAsync("format"));
        Assert.Equal(Tidy, folder.Read("schema.prisma"));
    }

    [Fact]
    public async Task Check_names_the_files_that_are_not_laid_out_and_writes_nothing()
    {
        folder.Write("prisma/a.prisma", Untidy);
        folder.Write("prisma/b.prisma", Tidy);

        Assert.Equal(
            (1, "", "prisma/a.prisma is not laid out.\nRun `dotnet schemabridge format prisma` to lay them out.\n"),
            await folder.RunAsync("format", "--check"));
        Assert.Equal(Untidy, folder.Read("prisma/a.prisma"));
    }

    [Fact]
    public async Task Json_lists_the_files_by_what_became_of_them()
    {
        folder.Write("prisma/a.prisma", Untidy);
        folder.Write("prisma/b.prisma", Tidy);

        Assert.Equal(
            (0, """
                {
                  "changed": [
                    "prisma/a.prisma"
                  ],
                  "unchanged": [
                    "prisma/b.prisma"
                  ],
                  "unreadable": []
                }

                """.ReplaceLineEndings("\n"), ""),
            await folder.RunAsync("format", "--json"));
    }

    [Fact]
    public async Task Json_is_an_error_where_there_is_nothing_to_lay_out()
    {
        var (exitCode, output, error) = await folder.RunAsync("format", "--json");

        Assert.Equal((1, "{\n  \"error\": {\n    \"code\": null,\n    \"message\": \"Standard error says what is wrong.\"\n  }\n}\n"), (exitCode, output));
        Assert.StartsWith("error ESB2001: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ends_with_exit_code_0_when_all_is_laid_out()
    {
        folder.Write("schema.prisma", Tidy);

        Assert.Equal((0, "schema.prisma is laid out already.\n", ""), await folder.RunAsync("format", "--check"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_left_as_it_is()
    {
        const string Broken = "model A {\n id Int @id\n ???\n}\n";
        folder.Write("schema.prisma", Broken);

        Assert.Equal(
            (1, "", """
                schema.prisma(3,2): error ESB1001: This line is not a field or attribute of a model: unexpected punctuation `?`, expected name.
                  |
                3 |  ???
                  |  ^

                """.ReplaceLineEndings("\n")),
            await folder.RunAsync("format"));
        Assert.Equal(Broken, folder.Read("schema.prisma"));
    }

    [Fact]
    public async Task A_byte_order_mark_stays()
    {
        folder.Write("schema.prisma", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Untidy)]);

        Assert.Equal(0, (await folder.RunAsync("format")).ExitCode);
        Assert.Equal([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Tidy)], folder.ReadBytes("schema.prisma"));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_and_kept()
    {
        var latin1 = Encoding.Latin1.GetBytes("model A {\n id Int @id // é\n}\n");
        folder.Write("schema.prisma", latin1);

        Assert.Equal(
            (1, "", "schema.prisma: error ESB2005: This file is not UTF-8: byte 25 does not belong to a character. Save it as UTF-8.\n"),
            await folder.RunAsync("format"));
        Assert.Equal(latin1, folder.ReadBytes("schema.prisma"));
    }

    [Fact]
    public async Task A_symbolic_link_stays_and_the_file_that_it_leads_to_is_laid_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets few accounts make symbolic links.");
        folder.Write("shared/schema.prisma", Untidy);
        folder.Link("second.prisma", "shared/schema.prisma");
        folder.Link("schema.prisma", "second.prisma");

        Assert.Equal((0, "Laid out schema.prisma.\n", ""), await folder.RunAsync("format"));
        Assert.Equal(("second.prisma", "shared/schema.prisma"), (folder.LinkTarget("schema.prisma"), folder.LinkTarget("second.prisma")));
        Assert.Equal(Tidy, folder.Read("shared/schema.prisma"));
    }

    [Fact]
    public async Task A_symbolic_link_in_a_linked_folder_is_followed_from_where_the_folder_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets few accounts make symbolic links.");
        folder.Write("shared/schema.prisma", Untidy);
        folder.Write("shared/deep/notes.txt", "");
        folder.Link("shared/deep/schema.prisma", "../schema.prisma");
        folder.Link("prisma", "shared/deep");

        Assert.Equal((0, "Laid out prisma/schema.prisma.\n", ""), await folder.RunAsync("format"));
        Assert.Equal(Tidy, folder.Read("shared/schema.prisma"));
    }

    [Fact]
    public async Task A_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite;
        folder.Write("schema.prisma", Untidy);
        folder.SetMode("schema.prisma", Mode);

        Assert.Equal((0, "Laid out schema.prisma.\n", ""), await folder.RunAsync("format"));
        Assert.Equal((Tidy, Mode), (folder.Read("schema.prisma"), folder.Mode("schema.prisma")));
    }
}
