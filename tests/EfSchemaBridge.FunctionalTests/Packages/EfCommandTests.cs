using System.Text.Json;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The verbs of <c>dotnet ef</c>, as real commands in an app that uses the packed packages.</summary>
public sealed class EfCommandTests(PackedPackages packages)
{
    private const string First = "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n}\n";
    private const string Second = "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n  age      Int?\n}\n";

    private const string Migrating =
        """
        using Microsoft.EntityFrameworkCore;
        using var db = new Shop.ShopContext();
        await db.Database.MigrateAsync();
        Console.WriteLine(string.Join(",", await db.Database.GetAppliedMigrationsAsync()) + " " + db.Database.HasPendingModelChanges());
        """;

    [Fact]
    public async Task Update_goes_to_a_migration_and_back_to_it_and_to_the_beginning_and_drop_drops()
    {
        await using var app = await AppAsync();
        var (first, second) = await AddTwoAsync(app);

        Assert.Contains("1 applied now, 1 later ones pending", await Ef(app, "database", "update", "first step", "--no-build"), StringComparison.Ordinal);
        Assert.Equal([first], await AppliedAsync(app));
        await Ef(app, "database", "update", "--no-build");
        Assert.Equal([first, second], await AppliedAsync(app));
        Assert.Contains($"Taking back migration '{second}'.", await Ef(app, "database", "update", first, "--no-build"), StringComparison.Ordinal);
        Assert.Equal([first], await AppliedAsync(app));
        await Ef(app, "database", "update", "0", "--no-build");
        Assert.Empty(await AppliedAsync(app));

        await Ef(app, "database", "drop", "--force", "--no-build");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AppliedAsync(app));
    }

    [Fact]
    public async Task Names_with_odd_characters_make_folders_that_any_file_system_takes_and_json_is_json()
    {
        await using var app = await AppAsync();

        var added = await Ef(app, "migrations", "add", "Add users: e-mail & Straße/\"x\"", "--json", "--prefix-output");
        var json = JsonDocument.Parse(string.Concat(added.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line["data:".Length..])));
        var listed = await Ef(app, "migrations", "list", "--json", "--prefix-output", "--no-connect");
        var list = JsonDocument.Parse(string.Concat(listed.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line["data:".Length..])));

        var id = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(app.Migrations)));
        Assert.Matches(@"^\d{14}_add_users_e_mail_straße_x$", id);
        Assert.Equal(Path.Combine(app.Migrations, id, "migration.sql"), json.RootElement.GetProperty("migrationFile").GetString());
        Assert.Equal(id, list.RootElement[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_output_folder_is_found_again_by_every_verb_and_by_the_app()
    {
        await using var app = await AppAsync(Migrating);

        await Ef(app, "migrations", "add", "first", "--output-dir", "db/steps");
        var steps = Path.Combine(app.Folder, "db", "steps");
        var first = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(steps)));
        Assert.Contains($"{first} (Pending)", await Ef(app, "migrations", "list"), StringComparison.Ordinal);
        await Ef(app, "database", "update", "--no-build");
        Assert.Equal([first], await AppliedAsync(app));

        app.WriteSchema(Second);
        await Ef(app, "migrations", "add", "second");
        Assert.Equal(2, Directory.GetDirectories(steps).Length);
        Assert.False(Directory.Exists(app.Migrations));
        await Ef(app, "migrations", "remove");
        Assert.Single(Directory.EnumerateDirectories(steps));

        app.WriteSchema(First);
        (await app.BuildAsync()).OrThrow("dotnet build");
        Assert.Equal($"{first} False", (await app.RunAsync()).OrThrow("dotnet run").Output.Trim());
    }

    [Fact]
    public async Task Scripts_of_ranges_and_idempotent_ones_run()
    {
        await using var app = await AppAsync();
        var (first, second) = await AddTwoAsync(app);
        var script = Path.Combine(app.Folder, "out.sql");

        await Ef(app, "migrations", "script", "0", first, "--output", script, "--no-build");
        await app.Database.ExecuteAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        Assert.Equal([first], await AppliedAsync(app));

        await Ef(app, "migrations", "script", "--idempotent", "--output", script, "--no-build");
        var idempotent = await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken);
        await app.Database.ExecuteAsync(idempotent);
        await app.Database.ExecuteAsync(idempotent);
        Assert.Equal([first, second], await AppliedAsync(app));

        await Ef(app, "migrations", "script", second, "0", "--output", script, "--no-build");
        await app.Database.ExecuteAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        Assert.Empty(await AppliedAsync(app));
    }

    [Fact]
    public async Task A_bundle_runs_where_the_sources_are_not()
    {
        await using var app = await AppAsync();
        var (first, second) = await AddTwoAsync(app);
        var elsewhere = Directory.CreateTempSubdirectory("esb-bundle-").FullName;
        try
        {
            var bundle = Path.Combine(elsewhere, "efbundle");
            await Ef(app, "migrations", "bundle", "--output", bundle);
            Directory.Move(app.Folder, app.Folder + "-moved");
            try
            {
                (await Command.RunAsync(bundle, [first, "--connection", app.Database.ConnectionString], elsewhere)).OrThrow("efbundle");
                Assert.Equal([first], await AppliedAsync(app));
                (await Command.RunAsync(bundle, ["--connection", app.Database.ConnectionString], elsewhere)).OrThrow("efbundle");
                Assert.Equal([first, second], await AppliedAsync(app));
            }
            finally
            {
                Directory.Move(app.Folder + "-moved", app.Folder);
            }
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_published_app_migrates_itself_without_its_sources()
    {
        await using var app = await AppAsync(Migrating);
        var (first, second) = await AddTwoAsync(app);
        var published = Directory.CreateTempSubdirectory("esb-published-").FullName;
        try
        {
            (await app.PublishAsync(published)).OrThrow("dotnet publish");
            var run = await Command.RunAsync("dotnet", [Path.Combine(published, "Shop.dll")], published, new Dictionary<string, string?> { ["DATABASE_URL"] = app.Database.Url });

            Assert.Equal($"{first},{second} False", run.OrThrow("the published app").Output.Trim());
        }
        finally
        {
            Directory.Delete(published, recursive: true);
        }
    }

    [Fact]
    public async Task Pending_changes_of_the_model_are_an_exit_code_and_need_no_database()
    {
        await using var app = await AppAsync();
        app.DatabaseUrl = "postgresql://nobody@127.0.0.1:1/nothing";
        await Ef(app, "migrations", "add", "first");
        await Ef(app, "migrations", "has-pending-model-changes");

        app.WriteSchema(Second);
        var changed = await app.EfAsync("migrations", "has-pending-model-changes");

        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("Changes have been made to the model since the last migration.", changed.Output + changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_verbs_work()
    {
        await using var app = await AppAsync(Migrating);

        Assert.Contains("Shop.ShopContext", await Ef(app, "dbcontext", "list"), StringComparison.Ordinal);
        Assert.Contains("Npgsql.EntityFrameworkCore.PostgreSQL", await Ef(app, "dbcontext", "info", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("CONSTRAINT \"users_pkey\" PRIMARY KEY (\"id\")", await Ef(app, "dbcontext", "script", "--no-build"), StringComparison.Ordinal);
        await Ef(app, "dbcontext", "optimize", "--no-build");
        (await app.BuildAsync()).OrThrow("dotnet build with the compiled model");
        await Ef(app, "migrations", "add", "first");
        (await app.BuildAsync()).OrThrow("dotnet build");
        Assert.EndsWith(" False", (await app.RunAsync()).OrThrow("dotnet run").Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_contexts_in_one_app_have_migrations_of_their_own()
    {
        await using var app = await AppAsync();
        app.Write(
            "Other.cs",
            """
            using Microsoft.EntityFrameworkCore;
            namespace Shop;
            public class Visit { public int Id { get; set; } }
            public class VisitsContext : DbContext
            {
                public DbSet<Visit> Visits => Set<Visit>();
                protected override void OnConfiguring(DbContextOptionsBuilder o) =>
                    o.UseNpgsql(EfSchemaBridge.Infrastructure.SchemaConnection.Get("DATABASE_URL", "prisma"))
                        .UseSchemaBridge(b => b.MigrationsFolder("visits/migrations").HistoryTable("_visits_migrations"));
            }
            public class PlainContext : DbContext
            {
                public DbSet<Visit> Visits => Set<Visit>();
                protected override void OnConfiguring(DbContextOptionsBuilder o) =>
                    o.UseNpgsql(EfSchemaBridge.Infrastructure.SchemaConnection.Get("DATABASE_URL", "prisma"));
                protected override void OnModelCreating(ModelBuilder b) => b.Entity<Visit>().ToTable("plain");
            }
            """);

        await Ef(app, "migrations", "add", "users", "--context", "ShopContext");
        await Ef(app, "migrations", "add", "visits", "--context", "VisitsContext", "--no-build");
        await Ef(app, "migrations", "add", "Plain", "--context", "PlainContext", "--no-build", "--output-dir", "PlainMigrations");
        Assert.Contains("CREATE TABLE \"Visits\"", File.ReadAllText(Directory.GetFiles(Path.Combine(app.Folder, "visits", "migrations"), "migration.sql", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "PlainMigrations"), "*_Plain.cs"));

        await Ef(app, "database", "update", "--context", "VisitsContext");
        Assert.Contains("_visits", await Ef(app, "migrations", "list", "--context", "VisitsContext", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("_users (Pending)", await Ef(app, "migrations", "list", "--context", "ShopContext", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("_Plain (Pending)", await Ef(app, "migrations", "list", "--context", "PlainContext", "--no-build"), StringComparison.Ordinal);
    }

    private async Task<ShopApp> AppAsync(string program = "System.Console.WriteLine(\"Hello\");")
    {
        var app = await ShopApp.CreateAsync(packages, program);
        app.WriteSchema(First);
        app.DatabaseUrl = app.Database.Url;
        return app;
    }

    /// <summary>Adds two migrations, and builds.</summary>
    private static async Task<(string First, string Second)> AddTwoAsync(ShopApp app)
    {
        await Ef(app, "migrations", "add", "first step");
        app.WriteSchema(Second);
        await Ef(app, "migrations", "add", "second");
        (await app.BuildAsync()).OrThrow("dotnet build");
        return Directory.GetDirectories(app.Migrations).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray() is [{ } first, { } second]
            ? (first, second)
            : throw new InvalidOperationException("There are not two migrations.");
    }

    private static async Task<string> Ef(ShopApp app, params string[] arguments)
    {
        var result = (await app.EfAsync(arguments)).OrThrow($"dotnet ef {string.Join(' ', arguments)}");
        return result.Output + result.Error;
    }

    private static async Task<IEnumerable<string>> AppliedAsync(ShopApp app) =>
        (await app.Database.RowsAsync("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1")).Select(row => (string)row[0]!);
}
