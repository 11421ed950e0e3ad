using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

public sealed class DevTests(PackedPackages packages)
{
    private const string Heading = "Schema: prisma/schema.prisma\nDatabase: PostgreSQL database \"DB\" at \"SERVER\", schema \"public\"\n\n";
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string UserWithName = "model User {\n  id   Int     @id\n  name String?\n}\n";
    private const string UserWithEmail = "model User {\n  id    Int    @id\n  email String\n}\n";

    [Fact]
    public async Task A_changed_schema_becomes_a_migration_and_is_applied()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        Assert.Equal(
            new CommandResult(0, Heading + """
                Applying migration 'TIME_init'.

                Written and applied:

                prisma/migrations/
                  └─ TIME_init/
                       └─ migration.sql

                The database is in sync with the schema.

                """.ReplaceLineEndings("\n"), ""),
            await project.RunAsync("migrate", "dev", "--name", "init"));

        Assert.Equal("-- CreateTable\nCREATE TABLE \"User\" (\n    \"id\" INTEGER NOT NULL,\n\n    CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\")\n);\n", project.Script(0));
        Assert.Equal(Heading + "Already in sync: nothing has changed, and nothing is pending.\n", await project.OutputAsync("migrate", "dev"));
        var oracle = new Oracle(project.Database);
        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{Path.Combine(project.Folder, "prisma", "schema.prisma")}")).ExitCode);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(project.Migrations)).Output);
    }

    [Fact]
    public async Task A_changed_map_is_a_rename_after_an_edit_by_hand_too()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, "model User {\n  id   Int     @id\n  name String? @map(\"a\")\n}\n");
        await project.OutputAsync("migrate", "dev", "--name", "init", "--create-only");
        project.Write($"prisma/migrations/{project.Ids[0]}/migration.sql", project.Script(0) + "\nUPDATE \"User\" SET \"a\" = upper(\"a\");\n");
        await project.OutputAsync("migrate", "dev");
        project.WriteSchema("model User {\n  id   Int     @id\n  name String? @map(\"b\")\n}\n");

        await project.OutputAsync("migrate", "dev", "--name", "renamed");

        Assert.Equal("-- RenameColumn\nALTER TABLE \"User\" RENAME COLUMN \"a\" TO \"b\";\n", project.Script(1));
    }

    [Fact]
    public async Task A_missing_database_is_created()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.Database.DropAsync();

        Assert.StartsWith(Heading + "The database was created.\n\nApplying migration 'TIME_init'.\n", await project.OutputAsync("migrate", "dev", "--name", "init"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_pipe_a_missing_name_is_an_error_that_names_the_flag()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        Assert.Equal(
            new CommandResult(1, Heading, "error ESB2025: A name for the new migration: Nobody can be asked here: give the answer with --name NAME.\n"),
            await project.RunAsync("migrate", "dev"));
        Assert.Empty(project.Ids);
    }

    [Fact]
    public async Task In_a_terminal_the_name_is_asked_for_and_what_is_done_is_shown_in_colour()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        var result = await project.RunInTerminalAsync([("A name for the new migration:", "first try\r")], "migrate", "dev");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Comparing the database with the migrations", result.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[38;5;2m✔ The database is in sync with the schema.\u001b[0m", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("_first_try", Assert.Single(project.Ids), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_only_writes_a_migration_that_the_next_run_applies()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        Assert.Equal(
            Heading + """

                Written, and not applied yet:

                prisma/migrations/
                  └─ TIME_init/
                       └─ migration.sql

                Edit the migration as you need it. dotnet schemabridge migrate dev applies it.

                """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "dev", "--create-only", "--name", "init"));
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('\"User\"')::text"));

        Assert.Equal(
            Heading + """
                Applying migration 'TIME_init'.

                Applied:

                prisma/migrations/
                  └─ TIME_init/
                       └─ migration.sql

                The database is in sync with the schema.

                """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "dev"));
    }

    [Fact]
    public async Task Rows_that_stand_in_the_way_of_a_required_column_stop_the_migration()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        await project.Database.ExecuteAsync("INSERT INTO \"User\" VALUES (1)");
        project.WriteSchema(UserWithEmail);

        var result = await project.RunAsync("migrate", "dev", "--name", "email");

        Assert.Equal((1, Heading + "\n"), (result.ExitCode, result.Output));
        Assert.StartsWith("ESB3203: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nerror ESB2016: The rows in the database stand in the way of this migration, so it was not made. Change the schema as the lines above say; or make the migration with --create-only, and edit it.\n", result.Error, StringComparison.Ordinal);
        Assert.Single(project.Ids);
    }

    [Fact]
    public async Task Loss_of_data_is_asked_about_in_a_terminal_and_needs_a_flag_in_a_pipe()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, UserWithName);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        await project.Database.ExecuteAsync("INSERT INTO \"User\" VALUES (1, 'John')");
        project.WriteSchema(User);

        var refused = await project.RunAsync("migrate", "dev", "--name", "drop_name");
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("error ESB2025: Make this migration and apply it? Nobody can be asked here: give the answer with --accept-data-loss.\n", refused.Error, StringComparison.Ordinal);

        var declined = await project.RunInTerminalAsync([("Make this migration and apply it?", "n\r")], "migrate", "dev", "--name", "drop_name");
        Assert.Equal(130, declined.ExitCode);
        Assert.Contains("ESB3202: ", declined.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was done.", declined.Output, StringComparison.Ordinal);
        Assert.Single(project.Ids);

        Assert.EndsWith("The database is in sync with the schema.\n", await project.OutputAsync("migrate", "dev", "--name", "drop_name", "--accept-data-loss"), StringComparison.Ordinal);
        Assert.Equal(2, project.Ids.Count);
    }

    [Fact]
    public async Task Drift_stops_the_run_with_reasons_and_ways_out()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        await project.Database.ExecuteAsync("ALTER TABLE \"User\" ADD COLUMN hot int");

        Assert.Equal(
            new CommandResult(1, Heading, """
                error ESB2014: The database and the migrations do not fit together, so nothing was done.

                The database has (+) or lacks (-) what no migration says:
                  ~ table User
                      + column hot INTEGER?

                Ways out:
                  - Have the folder say what the database holds; no data is lost: dotnet schemabridge migrate adopt
                  - Begin with an empty database; all data is lost: dotnet schemabridge migrate reset

                """.ReplaceLineEndings("\n")),
            await project.RunAsync("migrate", "dev"));
    }

    [Fact]
    public async Task An_edited_migration_stops_the_run()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        project.Write($"prisma/migrations/{project.Ids[0]}/migration.sql", project.Script(0) + "-- edited\n");

        Assert.Equal(
            new CommandResult(1, Heading, """
                error ESB2014: The database and the migrations do not fit together, so nothing was done.

                Edited after it was applied:
                  TIME_init

                Ways out:
                  - Have the folder say what the database holds; no data is lost: dotnet schemabridge migrate adopt
                  - Restore the migrations from version control.
                  - Begin with an empty database; all data is lost: dotnet schemabridge migrate reset

                """.ReplaceLineEndings("\n")),
            await project.RunAsync("migrate", "dev"));
    }

    [Fact]
    public async Task Json_is_all_that_is_printed()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        Assert.Equal(
            """
            {
              "applied": [
                "TIME_init"
              ],
              "created": "TIME_init",
              "warnings": []
            }

            """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "dev", "--name", "init", "--json"));
        Assert.Equal(
            new CommandResult(1, """
                {
                  "error": {
                    "code": "ESB2013",
                    "message": "prisma/schema.prisma has errors, so nothing was done."
                  }
                }

                """.ReplaceLineEndings("\n"), """
                prisma/schema.prisma(7,6): error ESB1201: There is no type `Itn`. Did you mean `Int`?
                error ESB2013: prisma/schema.prisma has errors, so nothing was done.

                """.ReplaceLineEndings("\n")),
            await BrokenAsync(project));

        static async Task<CommandResult> BrokenAsync(ToolProject project)
        {
            project.WriteSchema("model User {\n  id Itn @id\n}\n");
            var result = await project.RunAsync("migrate", "dev", "--json");
            return result with { Error = string.Join('\n', result.Error.Split('\n').Where(line => !line.Contains('|', StringComparison.Ordinal))).Replace(".\n  = ", ". ", StringComparison.Ordinal) };
        }
    }
}
