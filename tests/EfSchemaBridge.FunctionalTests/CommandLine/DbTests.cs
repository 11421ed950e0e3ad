using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>db push, db execute and db seed.</summary>
public sealed class DbTests(PackedPackages packages)
{
    private const string Heading = "Schema: prisma/schema.prisma\nDatabase: PostgreSQL database \"DB\" at \"SERVER\", schema \"public\"\n\n";
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string UserWithName = "model User {\n  id   Int     @id\n  name String?\n}\n";
    private const string UserWithEmail = "model User {\n  id    Int    @id\n  email String\n}\n";

    [Fact]
    public async Task Push_makes_the_database_what_the_schema_says()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, UserWithName);

        Assert.Equal(Heading + "The database is now what the schema says: 1 statement executed.\n", await project.OutputAsync("db", "push"));
        Assert.Equal(Heading + "The database is what the schema says already.\n", await project.OutputAsync("db", "push"));
        Assert.Equal(0, (await new Oracle(project.Database).DiffAsync("db", $"schema:{Path.Combine(project.Folder, "prisma", "schema.prisma")}")).ExitCode);
        Assert.Empty(project.Ids);
    }

    [Fact]
    public async Task Push_loses_data_only_when_it_may()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, UserWithName);
        await project.OutputAsync("db", "push");
        await project.Database.ExecuteAsync("INSERT INTO \"User\" VALUES (1, 'John')");
        project.WriteSchema(User);

        var refused = await project.RunAsync("db", "push");
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("error ESB2025: The database is changed now. Go on? Nobody can be asked here: give the answer with --accept-data-loss.\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal("John", await project.Database.ScalarAsync<string>("SELECT name FROM \"User\""));

        Assert.EndsWith("The database is now what the schema says: 1 statement executed.\n", await project.OutputAsync("db", "push", "--accept-data-loss"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_stops_where_rows_stand_in_the_way_and_force_reset_empties_the_database()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("db", "push");
        await project.Database.ExecuteAsync("INSERT INTO \"User\" VALUES (1)");
        project.WriteSchema(UserWithEmail);

        var refused = await project.RunAsync("db", "push", "--accept-data-loss");
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("error ESB2016: The rows in the database stand in the way, so nothing was done. Change the schema as the lines above say, or begin with an empty database: db push --force-reset\n", refused.Error, StringComparison.Ordinal);

        Assert.Equal(
            Heading + "The database was emptied.\nThe database is now what the schema says: 1 statement executed.\n",
            await project.OutputAsync("db", "push", "--force-reset"));
    }

    [Fact]
    public async Task Execute_runs_a_script_whole_or_not_at_all()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("good.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n");
        project.Write("bad.sql", "INSERT INTO a VALUES (2);\nSELECT 1 / 0;\n");

        Assert.Equal("Executed 2 statements.\n", await project.OutputAsync("db", "execute", "--file", "good.sql"));
        Assert.Equal(
            new CommandResult(1, "", "error ESB2011: A statement failed: bad.sql, line 2.\nPostgreSQL says: 22012: division by zero\nNothing of the script was kept.\n"),
            await project.RunAsync("db", "execute", "--file", "bad.sql"));
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM a"));
        Assert.Equal("error: Give either --file FILE or --stdin.\nSee: dotnet schemabridge db execute --help\n", (await project.RunAsync("db", "execute")).Error);
    }

    [Fact]
    public async Task Rows_for_a_client_are_refused_with_their_line()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("rows.sql", "CREATE TABLE a (id int);\nCOPY a TO STDOUT;\n");

        Assert.Equal(
            new CommandResult(1, "", "error ESB2011: A statement failed: rows.sql, line 2.\nCOPY ... TO STDOUT hands its rows to the program that runs it, and here nobody takes them. Leave the statement out, or run the script with psql.\nNothing of the script was kept.\n"),
            await project.RunAsync("db", "execute", "--file", "rows.sql"));
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('a')::text"));
    }

    [Fact]
    public async Task What_a_seed_command_prints_stays_out_of_JSON()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("package.json", """{ "prisma": { "seed": "echo seeding" } }""");

        Assert.Equal(new CommandResult(0, "{\n  \"command\": \"echo seeding\"\n}\n", "seeding\n"), await project.RunAsync("db", "seed", "--json"));
    }

    [Fact]
    public async Task Seed_runs_the_command_of_the_project_and_passes_arguments_on()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        Assert.Equal(
            new CommandResult(1, "", "error ESB2012: There is no command to seed with. Set one in the project file: <SchemaBridgeSeed>dotnet run -- seed</SchemaBridgeSeed>\n"),
            await project.RunAsync("db", "seed"));

        project.Write("package.json", """{ "prisma": { "seed": "echo from node" } }""");
        Assert.Equal("Running the seed command: echo from node\nfrom node\nThe seed command has been run.\n", await project.OutputAsync("db", "seed"));

        project.Write("App.csproj", "<Project><PropertyGroup><SchemaBridgeSeed>echo seeding</SchemaBridgeSeed></PropertyGroup></Project>");
        Assert.Equal("Running the seed command: echo seeding\nseeding staging\nThe seed command has been run.\n", await project.OutputAsync("db", "seed", "--", "staging"));

        project.Write("App.csproj", "<Project><PropertyGroup><SchemaBridgeSeed>exit 3</SchemaBridgeSeed></PropertyGroup></Project>");
        Assert.Equal("error ESB2012: The seed command ended with exit code 3.\n", (await project.RunAsync("db", "seed")).Error);
    }

    [Fact]
    public async Task Seed_gives_the_connection_of_a_dotenv_file_to_the_command_where_the_environment_has_none()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("App.csproj", "<Project><PropertyGroup><SchemaBridgeSeed>printenv DATABASE_URL > seen; echo done</SchemaBridgeSeed></PropertyGroup></Project>");
        project.Write("prisma/.env", "DATABASE_URL=\"postgresql://me:secret@127.0.0.1:1/file\"\nOTHER=1\n");

        var seeded = await packages.Tool.RunAsync(project.Folder, null, "db", "seed");

        Assert.Equal(("postgresql://me:secret@127.0.0.1:1/file\n", false), (project.Read("seen"), (seeded.Output + seeded.Error).Contains("secret", StringComparison.Ordinal)));
        await project.OutputAsync("db", "seed");
        Assert.DoesNotContain("/file", project.Read("seen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_without_the_password()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        var result = await packages.Tool.RunAsync(project.Folder, $"postgresql://me:{ToolProject.Password}@127.0.0.1:1/shop", "migrate", "status");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error ESB2021: The database server cannot be reached (Prisma's P1001): Connection refused. Is it running, and are host and port right?\n", result.Error.ReplaceLineEndings("\n"));
        Assert.DoesNotContain(ToolProject.Password, result.Output, StringComparison.Ordinal);
    }
}
