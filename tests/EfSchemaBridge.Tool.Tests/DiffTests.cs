using EfSchemaBridge.Tool.Migrate;

namespace EfSchemaBridge.Tool.Tests;

public sealed class DiffTests : IDisposable
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";
    private const string Before = Datasource + "\nmodel A {\n  id Int @id\n  a  Int?\n}\n";
    private const string After = Datasource + "\nmodel A {\n  id Int    @id\n  a  Int\n  b  String @default(\"x\")\n}\n";

    private readonly ProjectFolder folder = new();

    public DiffTests()
    {
        folder.Write("before.prisma", Before);
        folder.Write("after.prisma", After);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_script_leads_from_one_schema_to_the_other() => Assert.Equal(
        (0, "-- AlterTable\nALTER TABLE \"A\" ADD COLUMN     \"b\" TEXT NOT NULL DEFAULT 'x',\nALTER COLUMN \"a\" SET NOT NULL;\n", ""),
        await folder.RunAsync("migrate", "diff", "--from-schema", "before.prisma", "--to-schema", "after.prisma", "--script"));

    [Fact]
    public async Task The_rehearsal_makes_tables_and_keys()
    {
        var script = await Rehearsal.RunAsync();

        Assert.Equal(
            ["-- CreateEnum", "-- CreateTable", "-- CreateTable", "-- CreateTable", "-- CreateIndex", "-- CreateIndex", "-- CreateIndex", "-- AddForeignKey", "-- AddForeignKey", "-- AddForeignKey"],
            script.Split('\n').Where(line => line.StartsWith("--", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_script_there_is_a_summary() => Assert.Equal(
        (0, "~ table A\n    + column b TEXT default 'x'\n    ~ column a INTEGER? becomes a INTEGER\n", ""),
        await folder.RunAsync("migrate", "diff", "--from-schema", "before.prisma", "--to-schema", "after.prisma"));

    [Fact]
    public async Task From_nothing_everything_is_new() => Assert.Equal(
        (0, "+ table A\n    + column id INTEGER\n    + column a INTEGER?\n", ""),
        await folder.RunAsync("migrate", "diff", "--from-empty", "--to-schema", "before.prisma"));

    [Theory]
    [InlineData("before.prisma", 0, "-- This is an empty migration.\n")]
    [InlineData("after.prisma", 2, "-- AlterTable\nALTER TABLE \"A\" ADD COLUMN     \"b\" TEXT NOT NULL DEFAULT 'x',\nALTER COLUMN \"a\" SET NOT NULL;\n")]
    public async Task The_exit_code_says_whether_there_is_a_difference(string to, int exitCode, string script) => Assert.Equal(
        (exitCode, script, ""),
        await folder.RunAsync("migrate", "diff", "--from-schema", "before.prisma", "--to-schema", to, "--script", "--exit-code"));

    [Fact]
    public async Task Nothing_different_is_said() => Assert.Equal(
        (0, "No difference.\n", ""),
        await folder.RunAsync("migrate", "diff", "--from-schema", "before.prisma", "--to-schema", "before.prisma"));

    [Fact]
    public async Task The_result_can_go_to_a_file()
    {
        Assert.Equal((0, "", ""), await folder.RunAsync("migrate", "diff", "--from-schema", "after.prisma", "--to-empty", "--script", "-o", "out.sql"));
        Assert.Equal("-- DropTable\nDROP TABLE \"A\";\n", folder.Read("out.sql"));
    }

    [Fact]
    public async Task A_program_gets_the_changes_as_an_object() => Assert.Equal(
        (0, """
            {
              "changes": 1,
              "summary": "- table A\n",
              "script": "-- DropTable\nDROP TABLE \"A\";\n"
            }

            """, ""),
        await folder.RunAsync("migrate", "diff", "--from-schema", "before.prisma", "--to-empty", "--json"));

    [Fact]
    public async Task A_side_that_is_missing_is_asked_for()
    {
        Assert.Equal(
            (1, "", "error: Give one of --to-empty, --to-schema PLACE, --to-migrations FOLDER and --to-url URL.\nSee: dotnet schemabridge migrate diff --help\n"),
            await folder.RunAsync("migrate", "diff", "--from-empty"));
    }

    [Fact]
    public async Task A_schema_with_errors_is_not_compared()
    {
        folder.Write("broken.prisma", Datasource + "\nmodel A {\n  id Itn @id\n}\n");
        var (exitCode, output, error) = await folder.RunAsync("migrate", "diff", "--from-empty", "--to-schema", "broken.prisma", "--exit-code");
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("broken.prisma(6,6): error ESB1201", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_an_error_without_its_password()
    {
        var (exitCode, _, error) = await folder.RunAsync("migrate", "diff", "--from-url", "postgresql://someone:top-secret@127.0.0.1:1/x", "--to-empty", "--exit-code");
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("top-secret", error, StringComparison.Ordinal);
    }
}
