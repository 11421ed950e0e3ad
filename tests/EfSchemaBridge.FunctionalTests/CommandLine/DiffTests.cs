using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary><c>migrate diff</c> with folders and databases: between schemas alone it needs no server.</summary>
public sealed class DiffTests(PackedPackages packages)
{
    private const string User = "model User {\n  id   Int     @id\n  name String?\n}\n";
    private const string UserWithEmail = "model User {\n  id    Int    @id\n  email String @unique\n}\n";

    [Theory]
    [InlineData("migrations", "schema")]
    [InlineData("schema", "migrations")]
    [InlineData("empty", "migrations")]
    [InlineData("migrations", "empty")]
    [InlineData("url", "schema")]
    [InlineData("schema", "url")]
    [InlineData("url", "migrations")]
    [InlineData("migrations", "url")]
    [InlineData("url", "empty")]
    public async Task Every_pair_of_states_gives_the_engines_script(string from, string to)
    {
        await using var project = await HistoryAsync();

        var ours = await project.RunAsync(["migrate", "diff", .. Side(project, "from", from), .. Side(project, "to", to), "--script", "--exit-code"]);

        var theirs = await new Oracle(project.Database).DiffAsync(State(project, from), State(project, to));
        Assert.Equal((2, Unqualified(theirs.Output), ""), (ours.ExitCode, ours.Output.TrimEnd(), ours.Error));
    }

    [Fact]
    public async Task Equal_states_end_with_exit_code_zero()
    {
        await using var project = await HistoryAsync();
        project.WriteSchema(User);

        Assert.Equal(
            new CommandResult(0, "No difference.\n", ""),
            await project.RunAsync("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code"));
    }

    [Fact]
    public async Task A_migration_that_fails_is_an_error()
    {
        await using var project = await HistoryAsync();
        project.Write("prisma/migrations/20240102000000_wrong/migration.sql", "SELECT 1 / 0;\n");

        var result = await project.RunAsync("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("22012: division by zero", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shadow_database_of_the_env_file_beside_the_migrations_is_used_and_emptied()
    {
        await using var project = await HistoryAsync();
        await using var shadow = await PostgresDatabase.CreateAsync();
        await shadow.ExecuteAsync("CREATE TABLE forgotten (id INTEGER PRIMARY KEY)");
        project.Write("prisma/.env", $"SHADOW_DATABASE_URL={shadow.Url}\n");

        var result = await project.RunAsync("migrate", "diff", "--from-empty", "--to-migrations", "prisma/migrations");

        Assert.Equal(new CommandResult(0, "+ table User\n    + column id INTEGER\n    + column name TEXT?\n", ""), result);
        Assert.Equal(0L, await shadow.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    /// <summary>A folder with a migration that makes a user, a database that knows one table more, and a schema that has another user.</summary>
    private async Task<ToolProject> HistoryAsync()
    {
        var project = await ToolProject.CreateAsync(packages.Tool, UserWithEmail);
        project.Write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        project.Write("prisma/migrations/20240101000000_init/migration.sql", "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL, \"name\" TEXT, CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));\n");
        await project.Database.ExecuteAsync("CREATE TABLE other (id INTEGER PRIMARY KEY)");
        return project;
    }

    private static string[] Side(ToolProject project, string side, string state) => state switch
    {
        "migrations" => [$"--{side}-migrations", "prisma/migrations"],
        "schema" => [$"--{side}-schema", "prisma/schema.prisma"],
        "url" => [$"--{side}-url", project.Database.Url],
        _ => [$"--{side}-empty"],
    };

    private static string State(ToolProject project, string state) => state switch
    {
        "migrations" => $"migrations:{project.Migrations}",
        "schema" => $"schema:{Path.Combine(project.Folder, "prisma", "schema.prisma")}",
        "url" => "db",
        _ => "empty",
    };

    /// <summary>The engine names the schema that every database has in a few statements, and we in none.</summary>
    private static string Unqualified(string script) => script
        .Replace("-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS \"public\";\n\n", "", StringComparison.Ordinal)
        .Replace("\"public\".", "", StringComparison.Ordinal)
        .TrimEnd();
}
