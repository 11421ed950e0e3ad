using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>deploy, status, resolve and reset.</summary>
public sealed class HistoryTests(PackedPackages packages)
{
    private const string Heading = "Schema: prisma/schema.prisma\nDatabase: PostgreSQL database \"DB\" at \"SERVER\", schema \"public\"\n\n";
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string First = "20260101000000_first";
    private const string Second = "20260102000000_second";

    [Fact]
    public async Task Deploy_applies_what_is_pending_and_status_tells_before_and_after()
    {
        await using var project = await CreateAsync();

        Assert.Equal(
            new CommandResult(1, Heading + """
                2 migrations in prisma/migrations

                Not applied yet:
                  TIME_first
                  TIME_second
                Apply them: dotnet schemabridge migrate deploy, or in development migrate dev

                """.ReplaceLineEndings("\n"), ""),
            await project.RunAsync("migrate", "status"));
        Assert.Equal(
            Heading + """
                2 migrations in prisma/migrations

                Applying migration 'TIME_first'.
                Applying migration 'TIME_second'.

                prisma/migrations/
                  └─ TIME_first/
                       └─ migration.sql
                  └─ TIME_second/
                       └─ migration.sql

                2 migrations applied: the database holds all migrations.

                """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "deploy"));
        Assert.Equal(Heading + "2 migrations in prisma/migrations\n\nThe database holds all migrations.\n", await project.OutputAsync("migrate", "status"));
        Assert.Equal(Heading + "2 migrations in prisma/migrations\n\nNothing is pending: the database holds all migrations.\n", await project.OutputAsync("migrate", "deploy"));
        Assert.Equal("{\n  \"applied\": []\n}\n", await project.OutputAsync("migrate", "deploy", "--json"));
    }

    [Fact]
    public async Task A_failed_migration_is_told_blocks_and_is_resolved()
    {
        await using var project = await CreateAsync();
        project.Write($"prisma/migrations/{Second}/migration.sql", "-- schemabridge: no-transaction\nCREATE TABLE other (id int);\nSELECT 1 / 0;\n");

        var failed = await project.RunAsync("migrate", "deploy");
        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("error ESB3018: The migration 'TIME_second' failed at migration.sql, line 3 (Prisma's P3018).\n", failed.Error, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL says: 22012: division by zero", failed.Error, StringComparison.Ordinal);

        var status = await project.RunAsync("migrate", "status", "--json");
        Assert.Equal((1, true), (status.ExitCode, status.Output.Contains("\"failed\": [\n    \"TIME_second\"\n  ]", StringComparison.Ordinal)));
        Assert.StartsWith("error ESB3009: ", (await project.RunAsync("migrate", "deploy")).Error, StringComparison.Ordinal);

        await project.Database.ExecuteAsync("DROP TABLE other");
        Assert.Equal(Heading + "The migration TIME_second counts as rolled back, and is pending again.\n", await project.OutputAsync("migrate", "resolve", "--rolled-back", Second));
        project.Write($"prisma/migrations/{Second}/migration.sql", "CREATE TABLE other (id int);\n");
        await project.OutputAsync("migrate", "deploy");
        Assert.Equal("""{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""", (await new Oracle(project.Database).StatusAsync(project.Migrations)).Output);
    }

    [Fact]
    public async Task Resolve_needs_one_of_its_flags_and_a_migration_that_is_there()
    {
        await using var project = await CreateAsync();

        Assert.Equal("error: Give either --applied NAME or --rolled-back NAME.\nSee: dotnet schemabridge migrate resolve --help\n", (await project.RunAsync("migrate", "resolve")).Error);
        Assert.StartsWith("error ESB3017: There is no migration 'none' (Prisma's P3017).", (await project.RunAsync("migrate", "resolve", "--applied", "none")).Error, StringComparison.Ordinal);
        Assert.Equal(Heading + "The migration TIME_first counts as applied.\n", await project.OutputAsync("migrate", "resolve", "--applied", First));
        Assert.StartsWith("error ESB3008: The migration 'TIME_first' is applied already", (await project.RunAsync("migrate", "resolve", "--applied", First)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_names_every_schema_that_it_empties()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, "");
        project.Write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n  schemas = [\"public\", \"stats\"]\n}\n");

        Assert.Equal(
            "error ESB2025: All data in database \"DB\" at \"SERVER\", schemas \"public\", \"stats\" will be lost. Go on? Nobody can be asked here: give the answer with --force.\n",
            (await project.RunAsync("migrate", "reset")).Error);
    }

    [Fact]
    public async Task Reset_begins_anew_when_it_may()
    {
        await using var project = await CreateAsync();
        await project.OutputAsync("migrate", "deploy");
        await project.Database.ExecuteAsync("INSERT INTO first VALUES (1); CREATE TABLE by_hand (id int)");
        project.Write("App.csproj", "<Project><PropertyGroup><SchemaBridgeSeed>echo seeded</SchemaBridgeSeed></PropertyGroup></Project>");

        Assert.Equal(
            new CommandResult(1, Heading, "error ESB2025: All data in database \"DB\" at \"SERVER\", schema \"public\" will be lost. Go on? Nobody can be asked here: give the answer with --force.\n"),
            await project.RunAsync("migrate", "reset"));
        Assert.Equal(130, (await project.RunInTerminalAsync([("Go on?", "n\r")], "migrate", "reset")).ExitCode);
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM first"));

        Assert.Equal(
            Heading + """
                Applying migration 'TIME_first'.
                Applying migration 'TIME_second'.

                The database was reset: 2 migrations applied.
                Running the seed command: echo seeded
                seeded
                The seed command has been run.

                """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "reset", "--force", "--skip-generate"));
        Assert.Equal(0L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM first"));
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('by_hand')::text"));
    }

    [Fact]
    public async Task Without_migrations_the_database_is_asked_all_the_same()
    {
        await using var project = await CreateAsync();
        await project.OutputAsync("migrate", "deploy");
        Directory.Delete(project.Migrations, recursive: true);

        Assert.Equal(
            new CommandResult(0, Heading + "0 migrations in prisma/migrations\n\nNothing is pending: there is no migration in prisma/migrations.\n", Missing("first") + Missing("second")),
            await project.RunAsync("migrate", "deploy"));
    }

    [Fact]
    public async Task Without_migrations_a_database_that_is_not_there_has_no_status_and_is_created_by_deploy()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.Database.DropAsync();

        Assert.Equal(
            new CommandResult(1, Heading, "error ESB2022: There is no such database (Prisma's P1003), and no migration in prisma/migrations. dotnet schemabridge migrate dev makes both.\n"),
            await project.RunAsync("migrate", "status"));
        Assert.EndsWith("Nothing is pending: there is no migration in prisma/migrations.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
        Assert.Equal(Heading + "0 migrations in prisma/migrations\n\nThe database holds no migration, and the folder has none.\n", await project.OutputAsync("migrate", "status"));
    }

    [Fact]
    public async Task Deploy_needs_its_server_also_without_migrations()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.WriteSchemaFor("postgresql://me@127.0.0.1:1/db", User);

        var refused = await project.RunAsync("migrate", "deploy");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error ESB2021: The database server cannot be reached (Prisma's P1001): ", refused.Error, StringComparison.Ordinal);
    }

    private static string Missing(string name) =>
        $"ESB3111: the migration 'TIME_{name}' is applied to the database, and the folder does not hold it. When it is in a newer version of the application or on another branch, that is all; otherwise restore its folder from version control. (Prisma's migrate dev would reset the database.)\n";

    private async Task<ToolProject> CreateAsync()
    {
        var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write($"prisma/migrations/{First}/migration.sql", "CREATE TABLE first (id int);\n");
        project.Write($"prisma/migrations/{Second}/migration.sql", "CREATE TABLE second (id int);\n");
        return project;
    }
}
