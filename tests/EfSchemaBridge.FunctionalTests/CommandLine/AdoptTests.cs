using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

public sealed class AdoptTests(PackedPackages packages)
{
    private const string Heading = "Schema: prisma/schema.prisma\nDatabase: PostgreSQL database \"DB\" at \"SERVER\", schema \"public\"\n\n";
    private const string InSync = Heading + "Already in sync: nothing has changed, and nothing is pending.\n";
    private const string User = "model User {\n  id Int @id\n}\n";

    [Fact]
    public async Task Drift_becomes_a_migration_that_counts_as_applied()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        await project.Database.ExecuteAsync("INSERT INTO \"User\" VALUES (1); ALTER TABLE \"User\" ADD COLUMN hot int; CREATE INDEX hot_idx ON \"User\" (hot)");

        Assert.Equal(
            Heading + """

                prisma/migrations/
                  └─ TIME_adopt_drift/
                       └─ migration.sql

                TIME_adopt_drift says what the database holds, and counts as applied. The database was not changed.

                """.ReplaceLineEndings("\n"),
            await project.OutputAsync("migrate", "adopt"));

        Assert.Equal(
            """
            /*
              Before this migration is applied:

              - ESB3222: nobody can write to the table `User` while the index `hot_idx` is built.
            */
            -- AlterTable
            ALTER TABLE "User" ADD COLUMN     "hot" INTEGER;

            -- CreateIndex
            CREATE INDEX "hot_idx" ON "User"("hot");

            """.ReplaceLineEndings("\n"),
            project.Script(1));
        Assert.Equal(1L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM \"User\""));
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await new Oracle(project.Database).DevAsync(project.Migrations)).Output);
        Assert.Equal(Heading + "There is nothing to adopt: the database holds what the migrations make.\n", await project.OutputAsync("migrate", "adopt"));
    }

    [Fact]
    public async Task A_database_without_history_gets_a_baseline()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.Database.ExecuteAsync("CREATE TABLE \"User\" (id int PRIMARY KEY, name text); INSERT INTO \"User\" VALUES (1, 'John')");

        Assert.StartsWith("error ESB2014: ", (await project.RunAsync("migrate", "dev", "--name", "init")).Error, StringComparison.Ordinal);
        Assert.EndsWith("TIME_baseline says what the database holds, and counts as applied. The database was not changed.\n", await project.OutputAsync("migrate", "adopt"), StringComparison.Ordinal);

        Assert.Equal(0, (await project.RunAsync("migrate", "status")).ExitCode);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await new Oracle(project.Database).DevAsync(project.Migrations)).Output);
    }

    [Fact]
    public async Task A_database_without_history_that_holds_the_first_migrations_is_baselined_up_to_there()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_first/migration.sql", "CREATE TABLE first (id int);\n");
        project.Write("prisma/migrations/20260102000000_second/migration.sql", "CREATE TABLE second (id int);\n");
        await project.Database.ExecuteAsync("CREATE TABLE first (id int)");

        Assert.Equal(Heading + "1 migration of 2 count as applied: the database holds what they make. It was not changed.\n", await project.OutputAsync("migrate", "adopt"));
        Assert.EndsWith("1 migration applied: the database holds all migrations.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edited_and_missing_migrations_are_adopted_without_a_reset()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_first/migration.sql", "CREATE TABLE first (id int);\n");
        project.Write("prisma/migrations/20260102000000_second/migration.sql", "CREATE TABLE second (id int);\n");
        await project.OutputAsync("migrate", "deploy");
        project.Write("prisma/migrations/20260101000000_first/migration.sql", "CREATE TABLE first (id int, more int);\n");
        Directory.Delete(Path.Combine(project.Migrations, "20260102000000_second"), recursive: true);
        var oracle = new Oracle(project.Database);
        Assert.Contains("reset", (await oracle.DevAsync(project.Migrations)).Output, StringComparison.Ordinal);

        await project.OutputAsync("migrate", "adopt");

        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(project.Migrations)).Output);
        Assert.Equal(0, (await project.RunAsync("migrate", "status")).ExitCode);
    }

    [Fact]
    public async Task Pending_migrations_come_first()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.OutputAsync("migrate", "dev", "--name", "init");
        project.Write("prisma/migrations/20990101000000_later/migration.sql", "SELECT 1;\n");

        Assert.Equal(
            new CommandResult(1, Heading, "error ESB2018: The migration 'TIME_later' is not applied yet, and would come before what is adopted. First: dotnet schemabridge migrate deploy\n"),
            await project.RunAsync("migrate", "adopt"));
    }

    [Fact]
    public async Task What_a_schema_cannot_say_stays_after_the_baseline_and_is_made_in_other_databases()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, "");
        await project.Database.ExecuteAsync("""
            CREATE SEQUENCE tickets;
            CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, price numeric(10,2) NOT NULL CHECK (price > 0), qty int NOT NULL DEFAULT 1,
                total numeric(12,2) GENERATED ALWAYS AS (price * qty) STORED, name text COLLATE "C");
            COMMENT ON TABLE item IS 'for sale';
            """);
        await project.OutputAsync("db", "pull");
        await project.OutputAsync("migrate", "adopt");

        Assert.Equal(InSync, await project.OutputAsync("migrate", "dev", "--name", "next", "--skip-generate"));
        Assert.Equal("No difference.\n", await project.OutputAsync("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"));
        Assert.Equal(
            """
            -- CreateSequence
            CREATE SEQUENCE "tickets";

            -- CreateTable
            CREATE TABLE "item" (
                "id" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
                "price" DECIMAL(10,2) NOT NULL,
                "qty" INTEGER NOT NULL DEFAULT 1,
                "total" DECIMAL(12,2) GENERATED ALWAYS AS ((price * (qty)::numeric)) STORED,
                "name" TEXT COLLATE "C",

                CONSTRAINT "item_pkey" PRIMARY KEY ("id"),
                CONSTRAINT "item_price_check" CHECK ((price > (0)::numeric))
            );

            -- SetComment
            COMMENT ON TABLE "item" IS 'for sale';

            """.ReplaceLineEndings("\n"),
            project.Script(0));
    }

    [Fact]
    public async Task A_check_that_was_dropped_by_hand_is_adopted_once()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        await project.Database.ExecuteAsync("CREATE TABLE \"User\" (id int PRIMARY KEY CHECK (id > 0))");
        await project.OutputAsync("migrate", "adopt");
        await project.Database.ExecuteAsync("ALTER TABLE \"User\" DROP CONSTRAINT \"User_id_check\"");

        await project.OutputAsync("migrate", "adopt");

        Assert.Equal("-- AlterTable\nALTER TABLE \"User\" DROP CONSTRAINT \"User_id_check\";\n", project.Script(1));
        Assert.Equal(InSync, await project.OutputAsync("migrate", "dev", "--name", "next", "--skip-generate"));
    }

    [Fact]
    public async Task What_a_hint_has_renamed_in_the_database_is_renamed_in_others()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, "model User {\n  id Int @id\n  b String\n}\n");
        await project.OutputAsync("migrate", "dev", "--name", "init", "--skip-generate");
        project.WriteSchema("model User {\n  id Int @id\n  /// @renamedFrom(b)\n  name String @map(\"c\")\n}\n");
        await project.OutputAsync("db", "push", "--skip-generate");

        Assert.Equal("", (await project.RunAsync("migrate", "adopt")).Error);

        Assert.Equal("-- RenameColumn\nALTER TABLE \"User\" RENAME COLUMN \"b\" TO \"c\";\n", project.Script(1));
        Assert.Equal(InSync, await project.OutputAsync("migrate", "dev", "--name", "next", "--skip-generate"));
    }

    [Fact]
    public async Task What_the_migration_loses_in_other_databases_is_told_and_written_above_it()
    {
        const string Warnings = """
            ESB3202: the column `b` of the table `User` is dropped with all its values.
            ESB3203: the required column `c` has no default value: it cannot be added to the table `User` if the table holds rows. Make the field optional or give it a @default.
            """;
        await using var project = await ToolProject.CreateAsync(packages.Tool, "model User {\n  id Int @id\n  b String\n}\n");
        await project.OutputAsync("migrate", "dev", "--name", "init", "--skip-generate");
        await project.Database.ExecuteAsync("ALTER TABLE \"User\" DROP COLUMN b, ADD COLUMN c int NOT NULL");

        var result = await project.RunAsync("migrate", "adopt");

        Assert.Equal(string.Concat(Warnings.ReplaceLineEndings("\n").Split('\n').Select(line => $"{line}\n")), result.Error);
        Assert.Equal(
            $"/*\n  Before this migration is applied:\n\n{string.Concat(Warnings.ReplaceLineEndings("\n").Split('\n').Select(line => $"  - {line}\n"))}*/\n"
            + "-- AlterTable\nALTER TABLE \"User\" DROP COLUMN \"b\",\nADD COLUMN     \"c\" INTEGER NOT NULL;\n",
            project.Script(1));
    }
}
