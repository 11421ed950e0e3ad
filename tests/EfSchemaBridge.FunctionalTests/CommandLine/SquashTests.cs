using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

public sealed class SquashTests(PackedPackages packages)
{
    private const string Heading = "Schema: prisma/schema.prisma\nDatabase: PostgreSQL database \"DB\" at \"SERVER\", schema \"public\"\n\n";
    private const string Told = "Databases that hold them take it for applied with their next dotnet schemabridge migrate deploy, dotnet ef database update or MigrateAsync. Run one of these before Prisma's own commands.\n";
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string Clean = """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";

    [Fact]
    public async Task Migrations_become_one_that_old_and_new_databases_take()
    {
        await using var project = await CreateAsync("ALTER TABLE first ADD COLUMN name text;\n");
        await project.OutputAsync("migrate", "deploy");
        await project.Database.ExecuteAsync("INSERT INTO first VALUES (1, 'John')");

        Assert.Equal(
            Heading + """
                prisma/migrations/
                  └─ TIME_squashed/
                       └─ migration.sql

                TIME_squashed replaces 2 migrations. No database was changed.

                """.ReplaceLineEndings("\n") + Told,
            await project.OutputAsync("migrate", "squash"));

        Assert.Equal("20260102000000_squashed", Assert.Single(project.Ids));
        Assert.EndsWith("\n\n-- CreateTable\nCREATE TABLE \"first\" (\n    \"id\" INTEGER,\n    \"name\" TEXT\n);\n", project.Script(0), StringComparison.Ordinal);
        Assert.Equal(0, (await project.RunAsync("migrate", "status")).ExitCode);
        Assert.Contains("The migration 'TIME_squashed' counts as applied: the database holds the 2 migrations that it replaces.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
        var oracle = new Oracle(project.Database);
        Assert.Equal(Clean, (await oracle.StatusAsync(project.Migrations)).Output);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(project.Migrations)).Output);
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM first"));

        await project.OutputAsync("migrate", "reset", "--force");
        Assert.Equal(Clean, (await oracle.StatusAsync(project.Migrations)).Output);
    }

    [Fact]
    public async Task What_a_schema_cannot_say_is_named_and_kept_on_request()
    {
        await using var project = await CreateAsync("CREATE VIEW ones AS SELECT 1 AS one;\nINSERT INTO first VALUES (7);\n");

        Assert.Equal(
            new CommandResult(1, Heading, """
                error ESB2017: The migrations do what a schema cannot say, and one that is written from the schema's tables would not:
                  TIME_second, line 1: CREATE VIEW ones AS SELECT 1 AS one
                  TIME_second, line 2: INSERT INTO first VALUES (7)
                To put the scripts behind each other as they are, add --keep-statements.

                """.ReplaceLineEndings("\n")),
            await project.RunAsync("migrate", "squash"));
        Assert.Equal(2, project.Ids.Count);

        await project.OutputAsync("migrate", "squash", "--keep-statements", "--name", "beginning");
        await project.OutputAsync("migrate", "deploy");
        Assert.Equal("20260102000000_beginning", Assert.Single(project.Ids));
        Assert.Equal(7, await project.Database.ScalarAsync<int>("SELECT id FROM first, ones"));
    }

    [Fact]
    public async Task A_database_that_holds_a_part_is_refused_and_told_the_way()
    {
        await using var project = await CreateAsync("ALTER TABLE first ADD COLUMN name text;\n");
        Directory.Move(Path.Combine(project.Migrations, "20260102000000_second"), Path.Combine(project.Folder, "second"));
        await project.OutputAsync("migrate", "deploy");
        Directory.Move(Path.Combine(project.Folder, "second"), Path.Combine(project.Migrations, "20260102000000_second"));
        await project.OutputAsync("migrate", "squash");

        Assert.Equal(
            "error ESB3120: The migration 'TIME_squashed' replaces others, and the database holds 'TIME_first' and not 'TIME_second'. Apply the folder as it was before they were squashed, from version control, and then this one; or, when the database holds all it makes: dotnet schemabridge migrate resolve --applied TIME_squashed\n",
            (await project.RunAsync("migrate", "deploy")).Error);
    }

    [Fact]
    public async Task A_squashed_migration_can_be_squashed_again()
    {
        await using var project = await CreateAsync("ALTER TABLE first ADD COLUMN name text;\n");
        await project.OutputAsync("migrate", "deploy");
        await project.OutputAsync("migrate", "squash");
        project.Write("prisma/migrations/20260103000000_third/migration.sql", "CREATE TABLE third (id int);\n");
        await project.OutputAsync("migrate", "deploy");

        await project.OutputAsync("migrate", "squash", "--name", "again");

        Assert.EndsWith("Nothing is pending: the database holds all migrations.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
        Assert.Equal(Clean, (await new Oracle(project.Database).StatusAsync(project.Migrations)).Output);
    }

    private async Task<ToolProject> CreateAsync(string second)
    {
        var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_first/migration.sql", "CREATE TABLE first (id int);\n");
        project.Write("prisma/migrations/20260102000000_second/migration.sql", second);
        return project;
    }
}
