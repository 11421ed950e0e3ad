using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Packages;

public sealed class EfVerbTests(PackedPackages packages)
{
    private const string Users = "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n}\n";
    private const string UsersWithAge = "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n  age      Int?\n}\n";
    private const string Password = "not-for-any-eye";

    [Fact]
    public async Task Every_verb_of_dotnet_ef_works_on_the_folder_and_no_secret_is_told()
    {
        await using var app = await ShopApp.CreateAsync(packages);
        app.WriteSchema(Users);
        app.DatabaseUrl = WithPassword(app.Database.Url);
        var told = new List<string>();

        await Ef("migrations", "add", "user_table_initialize");
        Assert.Contains("prisma/migrations/\n  └─ ", told[^1], StringComparison.Ordinal);
        var id = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(app.Migrations)));
        Assert.Equal(["Program.cs"], Directory.EnumerateFiles(app.Folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(Path.GetFileName));

        await Ef("migrations", "list");
        Assert.Contains($"{id} (Pending)", told[^1], StringComparison.Ordinal);

        await Ef("migrations", "script");
        Assert.Contains("CREATE TABLE \"users\"", told[^1], StringComparison.Ordinal);
        Assert.Contains("INSERT INTO \"_prisma_migrations\"", told[^1], StringComparison.Ordinal);

        await Ef("database", "update");
        Assert.Contains($"Applying migration '{id}'.", told[^1], StringComparison.Ordinal);
        Assert.Contains("The database is in sync with the migrations: 1 applied now, 1 in all.", told[^1], StringComparison.Ordinal);

        var again = await app.EfAsync("migrations", "add", "again");
        told.Add(again.Output + again.Error);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("Already in sync", told[^1], StringComparison.Ordinal);

        await Ef("migrations", "has-pending-model-changes");
        app.WriteSchema(UsersWithAge);
        Assert.Equal(1, (await app.EfAsync("migrations", "has-pending-model-changes")).ExitCode);

        await Ef("migrations", "add", "user age");
        await Ef("migrations", "remove");
        Assert.Equal(id, Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(app.Migrations))));

        await Ef("migrations", "add", "user age");
        await Ef("database", "update");
        var oracle = new Oracle(app.Database);
        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{app.Schema}")).ExitCode);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(app.Migrations)).Output);
        Assert.Equal("""{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""", (await oracle.StatusAsync(app.Migrations)).Output);

        await Ef("dbcontext", "script");
        Assert.Contains("CONSTRAINT \"users_pkey\" PRIMARY KEY (\"id\")", told[^1], StringComparison.Ordinal);

        Assert.DoesNotContain(told, output => output.Contains(Password, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Password, StringComparison.Ordinal));

        async Task Ef(params string[] arguments)
        {
            var result = (await app.EfAsync(arguments)).OrThrow($"dotnet ef {string.Join(' ', arguments)}");
            told.Add(result.Output + result.Error);
        }
    }

    [Fact]
    public async Task A_migration_that_fails_is_told_without_a_stack_trace_and_nothing_of_it_stays()
    {
        await using var app = await ShopApp.CreateAsync(packages);
        app.WriteSchema(Users);
        app.DatabaseUrl = app.Database.Url;
        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");
        var script = Path.Combine(Assert.Single(Directory.EnumerateDirectories(app.Migrations)), "migration.sql");
        File.AppendAllText(script, "\nSELECT 1 / 0;\n");

        var update = await app.EfAsync("database", "update");

        Assert.Equal(1, update.ExitCode);
        Assert.Contains("ESB3018: The migration '", update.Output + update.Error, StringComparison.Ordinal);
        Assert.Contains("22012: division by zero", update.Output + update.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at EfSchemaBridge", update.Output + update.Error, StringComparison.Ordinal);
        Assert.Null(await app.Database.ScalarAsync<string>("SELECT to_regclass('users')::text"));
    }

    /// <summary>The same database, as someone whose password the server does not ask for, or the real one.</summary>
    private static string WithPassword(string url)
    {
        var builder = new UriBuilder(url);
        return builder.Password.Length > 0 ? url : url.Replace($"{builder.UserName}@", $"{builder.UserName}:{Password}@", StringComparison.Ordinal);
    }
}
