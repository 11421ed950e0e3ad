namespace EfSchemaBridge.Tool.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("validate --jsn", "error: There is no option '--jsn'. Did you mean `--json`?\nSee: dotnet schemabridge validate --help\n")]
    [InlineData("migrate dev --nam x", "error: There is no option '--nam'. Did you mean `--name`?\nerror: There is no command or argument 'x'.\nSee: dotnet schemabridge migrate dev --help\n")]
    [InlineData("migrate dve", "error: There is no command or argument 'dve'. Did you mean `dev`?\nSee: dotnet schemabridge migrate --help\n")]
    [InlineData("valdate", "error: There is no command or argument 'valdate'. Did you mean `validate`?\nSee: dotnet schemabridge --help\n")]
    [InlineData("migrate", "error: A command is missing: dev, deploy, status, resolve, reset, adopt, squash, diff.\nSee: dotnet schemabridge migrate --help\n")]
    public async Task What_was_probably_meant_is_told(string arguments, string error) => Assert.Equal((1, "", error), await folder.RunAsync(arguments.Split(' ')));

    [Fact]
    public async Task Help_ends_with_examples()
    {
        var (exitCode, output, _) = await folder.RunAsync("migrate", "dev", "--help");

        Assert.Equal(0, exitCode);
        Assert.EndsWith(
            """
            Examples:
              dotnet schemabridge migrate dev                  Make and apply a migration; its name is asked for.
              dotnet schemabridge migrate dev --name add_email  ... with a name.
              dotnet schemabridge migrate dev --create-only    Make one to edit; the next migrate dev applies it.
            """.Replace("dev     ", "dev      ", StringComparison.Ordinal).Replace("only    ", "only     ", StringComparison.Ordinal).ReplaceLineEndings("\n"),
            output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_has_examples()
    {
        string[] commands = ["init", "generate", "validate", "format", "migrate dev", "migrate deploy", "migrate status", "migrate resolve", "migrate reset", "migrate adopt", "migrate squash", "db push", "db execute", "db seed", "completion"];
        foreach (var command in commands)
        {
            Assert.Contains($"Examples:\n  dotnet schemabridge {command}", (await folder.RunAsync([.. command.Split(' '), "--help"])).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_are_completed()
    {
        var (_, output, _) = await folder.RunAsync("[suggest:29]", "dotnet-schemabridge migrate d");

        Assert.Equal("deploy\ndev\ndiff\nadopt\n", output);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _schemabridge_complete dotnet dotnet-schemabridge\n")]
    [InlineData("zsh", "compdef _schemabridge_complete dotnet dotnet-schemabridge\n")]
    [InlineData("fish", "complete -c dotnet-schemabridge -f -a '(__schemabridge_complete)'\n")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_completion_script(string shell, string text) =>
        Assert.Contains(text, (await folder.RunAsync("completion", shell)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task From_a_solution_folder_the_project_of_the_schema_counts()
    {
        folder.Write("src/Api/Api.csproj", "<Project><PropertyGroup><SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations></PropertyGroup></Project>");
        folder.Write("src/Api/.env", "DATABASE_URL=postgresql://me@127.0.0.1:1/shop");
        folder.Write("src/Api/prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\nmodel A {\n  id Int @id\n}\n");
        folder.Write("src/Api/db/steps/20260101000000_first/migration.sql", "SELECT 1;");

        var (exitCode, output, error) = await folder.RunAsync("migrate", "deploy", "--schema", "src/Api/prisma/schema.prisma");

        Assert.Equal(
            (1, "Schema: src/Api/prisma/schema.prisma\nDatabase: PostgreSQL database \"shop\" at \"127.0.0.1:1\", schema \"public\"\n\n1 migration in src/Api/db/steps\n\n"),
            (exitCode, output));
        Assert.StartsWith("error ESB2021: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_not_set_is_told_with_where_it_was_looked_for()
    {
        folder.Write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"SHOP_URL\")\n}\n\nmodel A {\n  id Int @id\n}\n");

        Assert.Equal(
            (1, "", """
                error ESB2009: The database connection is not set: there is no environment variable SHOP_URL, and none of these files sets it:
                  FOLDER/.env
                  FOLDER/prisma/.env
                Set it, for example in a .env file: SHOP_URL="postgresql://USER:PASSWORD@localhost:5432/DATABASE"

                """.ReplaceLineEndings("\n")),
            await folder.RunAsync("migrate", "status"));
    }
}
