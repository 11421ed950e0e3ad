using Npgsql;

namespace EfSchemaBridge.Tool.Tests;

/// <summary><c>db pull</c> on a database of its own.</summary>
public sealed class PullTests : IAsyncLifetime
{
    private const string Schema =
        """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model notes {
          id   Int     @id
          text String?
        }

        """;

    private readonly ProjectFolder folder = new();
    private readonly string database = $"esb_pull_{Guid.NewGuid():n}";

    private static Uri Server => Environment.GetEnvironmentVariable("DATABASE_URL") is { Length: > 0 } url
        ? new Uri(url)
        : throw new InvalidOperationException("These tests need a PostgreSQL server where databases may be created: set DATABASE_URL, or run bash tests/run.sh.");

    private string Url => new UriBuilder(Server) { Path = $"/{database}" }.Uri.ToString();

    public async ValueTask InitializeAsync() => await ExecuteAsync(Server, $"CREATE DATABASE {database} TEMPLATE template0");

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(Server, $"DROP DATABASE {database} WITH (FORCE)");
        folder.Dispose();
    }

    [Fact]
    public async Task A_project_without_schema_gets_one()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY, text text)");

        var (exitCode, output, error) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"^Pulled 1 model, 0 enums into prisma/schema\.prisma in \d+ ms\.\n$", output);
        Assert.Equal(Schema, folder.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task A_schema_that_says_it_already_is_not_written()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY, text text)");
        folder.Write("prisma/schema.prisma", Schema);

        Assert.Equal(
            (0, "prisma/schema.prisma says already what the database holds: 1 model, 0 enums.\n", ""),
            await folder.RunAsync("db", "pull", "--url", Url));
        Assert.Equal(Schema, folder.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task What_is_printed_is_not_written()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY, text text)");
        folder.Write("prisma/schema.prisma", "// Mine\n");

        var (exitCode, output, _) = await folder.RunAsync("db", "pull", "--print", "--url", Url);

        Assert.Equal((0, "// Mine\n\nmodel notes {\n  id   Int     @id\n  text String?\n}\n"), (exitCode, output));
        Assert.Equal("// Mine\n", folder.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task What_is_printed_for_a_program_is_in_the_report()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY, text text)");
        folder.Write("prisma/schema.prisma", "// Mine\n");

        var (exitCode, output, _) = await folder.RunAsync("db", "pull", "--print", "--json", "--url", Url);

        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal((0, "// Mine\n\nmodel notes {\n  id   Int     @id\n  text String?\n}\n"), (exitCode, json.RootElement.GetProperty("schema").GetString()));
    }

    [Fact]
    public async Task Warnings_come_last()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int)");

        var (exitCode, _, error) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            These tables have no unique identifier, so generated classes leave them out (@@ignore). Give each a primary key, or a unique over required columns:
              - notes

            """.ReplaceLineEndings("\n"),
            error);
    }

    [Fact]
    public async Task An_empty_database_is_an_error_and_nothing_is_written()
    {
        folder.Write("prisma/schema.prisma", Schema);

        var (exitCode, _, error) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal(1, exitCode);
        Assert.Contains("ESB4001", error, StringComparison.Ordinal);
        Assert.Contains("The database holds no table, view or enum in the schema `public` (Prisma's P4001).", error, StringComparison.Ordinal);
        Assert.Equal(Schema, folder.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task A_schema_with_errors_stays_unless_it_is_to_be_forgotten()
    {
        const string Broken = "model gone {\n  id Whole @id\n}\n";
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY)");
        folder.Write("prisma/schema.prisma", Broken);

        var (refused, _, error) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal(1, refused);
        Assert.Contains("prisma/schema.prisma has errors, so nothing was pulled. Mend it, or pull with --force, which forgets its models.", error, StringComparison.Ordinal);
        Assert.Equal(Broken, folder.Read("prisma/schema.prisma"));

        var (forced, _, _) = await folder.RunAsync("db", "pull", "--force", "--url", Url);

        Assert.Equal(0, forced);
        Assert.Equal("model notes {\n  id Int @id\n}\n", folder.Read("prisma/schema.prisma"));
    }

    [Fact]
    public async Task New_models_of_a_folder_go_into_a_file_of_their_own()
    {
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY, text text); CREATE TABLE tags (id int PRIMARY KEY)");
        folder.Write("prisma/notes.prisma", Schema);

        var (exitCode, _, _) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal(0, exitCode);
        Assert.Equal(Schema, folder.Read("prisma/notes.prisma"));
        Assert.Equal("model tags {\n  id Int @id\n}\n", folder.Read("prisma/introspected.prisma"));
    }

    [Fact]
    public async Task A_symbolic_link_stays_and_the_file_that_it_leads_to_is_pulled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets few accounts make symbolic links.");
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY)");
        folder.Write("shared/schema.prisma", "// Mine\n");
        folder.Link("schema.prisma", "shared/schema.prisma");

        var (exitCode, _, _) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal((0, "shared/schema.prisma"), (exitCode, folder.LinkTarget("schema.prisma")));
        Assert.Equal("// Mine\n\nmodel notes {\n  id Int @id\n}\n", folder.Read("shared/schema.prisma"));
    }

    [Fact]
    public async Task A_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await ExecuteAsync(new Uri(Url), "CREATE TABLE notes (id int PRIMARY KEY)");
        folder.Write("schema.prisma", "// Mine\n");
        folder.SetMode("schema.prisma", Mode);

        var (exitCode, _, _) = await folder.RunAsync("db", "pull", "--url", Url);

        Assert.Equal((0, Mode), (exitCode, folder.Mode("schema.prisma")));
    }

    private static async Task ExecuteAsync(Uri url, string sql)
    {
        var user = url.UserInfo.Split(':');
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = url.AbsolutePath.Trim('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Pooling = false,
        };
        await using var source = NpgsqlDataSource.Create(settings);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
