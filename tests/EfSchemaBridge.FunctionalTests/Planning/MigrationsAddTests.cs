using EfSchemaBridge.FunctionalTests.Infrastructure;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

public sealed class MigrationsAddTests
{
    private const string Users = "model users {\n  id Int @id @default(autoincrement())\n  username String @unique\n}\n";
    private const string UsersWithAge = "model users {\n  id Int @id @default(autoincrement())\n  username String @unique\n  age Int?\n}\n";
    private const string UsersWithEmail = "model users {\n  id Int @id @default(autoincrement())\n  username String @unique\n  email String @unique\n}\n";
    private const string Unreachable = "Host=127.0.0.1;Port=1;Username=someone;Password=top-secret;Database=x;Timeout=2";

    [Fact]
    public async Task The_first_migration_is_a_folder_with_a_script_beside_a_lock_file_and_a_snapshot()
    {
        await using var project = await MigrationProject.CreateAsync();

        var files = project.Add("user_table_initialize", Users);

        Assert.Matches(@"^\d{14}_user_table_initialize$", Assert.Single(project.Ids));
        Assert.Equal(Path.Combine(project.Migrations, project.Ids[0], "migration.sql"), files.MigrationFile);
        Assert.Equal(["migration_lock.toml", "snapshot.json"], Directory.EnumerateFiles(project.Migrations).Select(Path.GetFileName).Order());
        Assert.Equal(
            """
            -- CreateTable
            CREATE TABLE "users" (
                "id" SERIAL NOT NULL,
                "username" TEXT NOT NULL,

                CONSTRAINT "users_pkey" PRIMARY KEY ("id")
            );

            -- CreateIndex
            CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

            """,
            project.LastScript);
    }

    [Fact]
    public async Task With_nothing_changed_nothing_is_written_and_this_is_said()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);

        var exception = Assert.Throws<OperationException>(() => project.Add("again", Users));

        Assert.Equal("Already in sync: the migrations make the database that the schema asks for. Nothing was written.", exception.Message);
        Assert.Single(project.Ids);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users, dryRun: true);
        Assert.False(Directory.Exists(project.Migrations));
    }

    [Fact]
    public async Task With_its_snapshot_the_next_migration_needs_no_server()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users, Unreachable);
        project.Add("age", UsersWithAge, Unreachable);
        Assert.Equal("-- AlterTable\nALTER TABLE \"users\" ADD COLUMN     \"age\" INTEGER;\n", project.LastScript);
    }

    [Fact]
    public async Task Without_its_snapshot_the_folder_is_replayed_and_the_snapshot_comes_back()
    {
        await using var project = await MigrationProject.CreateAsync();
        var before = await ShadowDatabasesAsync(project.Database);
        project.Add("init", Users);
        File.WriteAllText(Path.Combine(project.Migrations, "snapshot.json"), "<<<<<<< HEAD\n");

        project.Add("age", UsersWithAge);

        Assert.Equal("-- AlterTable\nALTER TABLE \"users\" ADD COLUMN     \"age\" INTEGER;\n", project.LastScript);
        Assert.Throws<OperationException>(() => project.Add("again", UsersWithAge, Unreachable));
        await AssertGoneAsync(project.Database, [.. (await ShadowDatabasesAsync(project.Database)).Except(before)]);
    }

    [Fact]
    public async Task A_migration_edited_by_hand_is_taken_at_its_word()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        File.AppendAllText(Path.Combine(project.Migrations, project.Ids[0], "migration.sql"), "\nALTER TABLE \"users\" ADD COLUMN \"age\" INTEGER;\n");

        Assert.Throws<OperationException>(() => project.Add("age", UsersWithAge));
    }

    [Fact]
    public async Task The_names_of_the_schema_outlive_an_edit_by_hand()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", "model users {\n  id Int @id\n  name String @map(\"a\")\n}\n");
        File.AppendAllText(Path.Combine(project.Migrations, project.Ids[0], "migration.sql"), "\nUPDATE \"users\" SET \"a\" = upper(\"a\");\n");

        project.Add("renamed", "model users {\n  id Int @id\n  name String @map(\"b\")\n}\n");

        Assert.Equal("-- RenameColumn\nALTER TABLE \"users\" RENAME COLUMN \"a\" TO \"b\";\n", project.LastScript);
    }

    [Fact]
    public async Task Without_snapshot_and_server_the_error_says_what_to_do_and_no_secret()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        File.Delete(Path.Combine(project.Migrations, "snapshot.json"));

        var exception = Assert.Throws<OperationException>(() => project.Add("age", UsersWithAge, Unreachable));

        Assert.Equal(
            $"ESB3014: snapshot.json does not stand for the migrations in the folder (1, the last is '{project.Ids[0]}'), and there is no server to replay them on (Prisma's P3014): "
            + "Failed to connect to 127.0.0.1:1. Start the database server, or bring back the snapshot.json that belongs to these migrations.",
            exception.Message);
        Assert.DoesNotContain("top-secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_cannot_be_replayed_is_named()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        File.WriteAllText(Path.Combine(project.Migrations, project.Ids[0], "migration.sql"), "DROP TABLE nothing;");

        var exception = Assert.Throws<OperationException>(() => project.Add("age", UsersWithAge));

        Assert.Equal(
            $"ESB3006: The migration '{project.Ids[0]}' cannot be replayed on an empty database (Prisma's P3006): 42P01: table \"nothing\" does not exist",
            exception.Message);
    }

    [Fact]
    public async Task A_required_column_without_default_is_warned_of_in_the_script()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        project.Add("email", UsersWithEmail);
        Assert.Equal(
            """
            /*
              Before this migration is applied:

              - ESB3203: the required column `email` has no default value: it cannot be added to the table `users` if the table holds rows. Make the field optional or give it a @default.
              - ESB3206: the unique index `users_email_key` on the table `users` cannot be made if rows share their values of `email`.
              - ESB3222: nobody can write to the table `users` while the index `users_email_key` is built.
            */
            -- AlterTable
            ALTER TABLE "users" ADD COLUMN     "email" TEXT NOT NULL;

            -- CreateIndex
            CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

            """,
            project.LastScript);
    }

    [Fact]
    public async Task Migrations_of_Prismas_engine_and_ours_follow_each_other_in_one_folder()
    {
        await using var project = await MigrationProject.CreateAsync();
        var oracle = new Oracle(project.Database);
        project.Add("ours", Users);

        Assert.Equal("", (await oracle.CreateAsync(project.Migrations, project.SchemaPath, "nothing")).Output);
        File.WriteAllText(project.SchemaPath, "datasource db {\n  provider = \"postgresql\"\n}\n" + UsersWithAge);
        Assert.NotEqual("", (await oracle.CreateAsync(project.Migrations, project.SchemaPath, "theirs")).Output);

        Assert.Throws<OperationException>(() => project.Add("nothing", UsersWithAge));
    }

    [Fact]
    public async Task After_an_update_Prismas_engine_finds_nothing_to_complain_about()
    {
        await using var project = await MigrationProject.CreateAsync();
        var oracle = new Oracle(project.Database);
        project.Add("init", Users);
        await project.UpdateAsync(Users);

        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{project.SchemaPath}")).ExitCode);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(project.Migrations)).Output);
        Assert.Equal("""{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""", (await oracle.StatusAsync(project.Migrations)).Output);
    }

    [Fact]
    public async Task A_migration_whose_snapshot_cannot_be_written_is_told_and_not_left_in_the_folder()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        var snapshot = Path.Combine(project.Migrations, "snapshot.json");
        File.Delete(snapshot);
        Directory.CreateDirectory(snapshot);
        File.WriteAllText(Path.Combine(snapshot, "migration.sql"), "");
        var before = Entries();

        var error = Assert.Throws<OperationException>(() => project.Add("age", UsersWithAge));

        Assert.Matches(
            @"^ESB3123: The migration '\d{14}_age' was not written: .*snapshot\.json.*[^.]\. Nothing of it is left in the folder\. Make room, or see to it that the folder and its snapshot\.json can be written, and run the command again\.$",
            error.Message);
        Assert.Equal(before, Entries());

        IReadOnlyList<string> Entries() => [.. Directory.EnumerateFileSystemEntries(project.Migrations, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> ShadowDatabasesAsync(PostgresDatabase database) =>
        [.. (await database.RowsAsync("SELECT datname::text FROM pg_database WHERE datname LIKE 'schemabridge_shadow_%'")).Select(row => (string)row[0]!)];

    /// <summary>Other tests have shadow databases on the server, too, which go when these are done; one that is left behind stays.</summary>
    private static async Task AssertGoneAsync(PostgresDatabase server, IReadOnlyList<string> databases)
    {
        for (var attempt = 0; attempt < 60 && databases.Count > 0; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            databases = [.. databases.Intersect(await ShadowDatabasesAsync(server))];
        }

        Assert.Empty(databases);
    }
}
