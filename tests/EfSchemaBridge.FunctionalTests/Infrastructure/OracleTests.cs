namespace EfSchemaBridge.FunctionalTests.Infrastructure;

public sealed class OracleTests : IAsyncLifetime
{
    private const string Note = """CREATE TABLE "Note" ("id" SERIAL NOT NULL, "text" TEXT, CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));""";

    private readonly PostgresDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("esb-").FullName;

    private Oracle Oracle => new(_database);

    private string Schema => Path.Combine(_folder, "schema.prisma");

    private string Migrations => Path.Combine(_folder, "migrations");

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await File.WriteAllTextAsync(
            Schema,
            """
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model Note {
              id   Int     @id @default(autoincrement())
              text String?
            }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_differs_between_a_schema_and_the_database_it_describes()
    {
        await _database.ExecuteAsync(Note);

        var forward = await Oracle.DiffAsync("db", $"schema:{Schema}");
        var backward = await Oracle.DiffAsync($"schema:{Schema}", "db");

        Assert.Equal(new CommandResult(0, "-- This is an empty migration.\n", ""), forward);
        Assert.Equal(new CommandResult(0, "-- This is an empty migration.\n", ""), backward);
    }

    [Fact]
    public async Task A_missing_column_is_a_difference()
    {
        await _database.ExecuteAsync(Note.Replace("\"text\" TEXT, ", "", StringComparison.Ordinal));

        var diff = await Oracle.DiffAsync("db", $"schema:{Schema}");

        Assert.Equal(
            new CommandResult(2, "-- AlterTable\nALTER TABLE \"Note\" ADD COLUMN     \"text\" TEXT;\n", ""), diff);
    }

    [Fact]
    public async Task A_migration_is_created_once_then_applied_and_then_nothing_is_left_to_do()
    {
        var created = await Oracle.CreateAsync(Migrations, Schema, "init");
        var again = await Oracle.CreateAsync(Migrations, Schema, "again");
        var applied = await Oracle.ApplyAsync(Migrations);
        var status = await Oracle.StatusAsync(Migrations);
        var dev = await Oracle.DevAsync(Migrations);

        Assert.Matches(@"^\d{14}_init$", created.Output);
        Assert.Equal(new CommandResult(0, "", ""), again);
        Assert.Equal($$"""{"appliedMigrationNames":["{{created.Output}}"]}""", applied.Output);
        Assert.Equal(
            """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""", status.Output);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", dev.Output);
        Assert.Equal(created.Output, await _database.ScalarAsync<string>("SELECT migration_name FROM _prisma_migrations"));
    }

    [Fact]
    public async Task A_schema_the_engine_rejects_is_an_error()
    {
        await File.AppendAllTextAsync(Schema, "\nmodel Broken {\n}\n", TestContext.Current.CancellationToken);

        var diff = await Oracle.DiffAsync("empty", $"schema:{Schema}");

        Assert.Equal((1, ""), (diff.ExitCode, diff.Output));
        Assert.Contains("Error validating model \"Broken\"", diff.Error, StringComparison.Ordinal);
    }
}
