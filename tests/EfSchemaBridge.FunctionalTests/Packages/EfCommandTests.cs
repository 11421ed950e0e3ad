using System.Text.Json;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The verbs of <c>dotnet ef</c> that change an app, as real commands in apps that use the packed packages.</summary>
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
    public async Task Names_with_odd_characters_make_folders_that_any_file_system_takes_and_json_is_json()
    {
        await using var app = await AppAsync();

        var added = await Ef(app, "migrations", "add", "Add users: e-mail & Straße \"x\"", "--json", "--prefix-output");
        var json = JsonDocument.Parse(string.Concat(added.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line["data:".Length..])));
        var listed = await Ef(app, "migrations", "list", "--json", "--prefix-output", "--no-connect");
        var list = JsonDocument.Parse(string.Concat(listed.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line["data:".Length..])));

        var id = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(app.Migrations)));
        Assert.Matches(@"^\d{14}_add_users_e_mail_straße_x$", id);
        Assert.Equal(Path.Combine(app.Migrations, id, "migration.sql"), json.RootElement.GetProperty("migrationFile").GetString());
        Assert.Equal(id, list.RootElement[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_output_folder_is_taken_where_the_project_file_names_it_and_every_verb_finds_it()
    {
        await using var app = await AppAsync(Migrating);

        var refused = await app.EfAsync("migrations", "add", "first", "--output-dir", "db/steps");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("set <SchemaBridgeMigrations>db/steps</SchemaBridgeMigrations> in the project file", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(app.Folder, "db")));

        var project = Path.Combine(app.Folder, "Shop.csproj");
        app.Write("Shop.csproj", (await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken)).Replace("<Nullable>", "<SchemaBridgeMigrations>db\\steps</SchemaBridgeMigrations><Nullable>", StringComparison.Ordinal));
        await Ef(app, "migrations", "add", "first", "--output-dir", "db/steps");
        await Ef(app, "database", "update");
        app.WriteSchema(Second);
        await Ef(app, "migrations", "add", "second");
        Assert.Contains("_second (Pending)", await Ef(app, "migrations", "list"), StringComparison.Ordinal);
        await Ef(app, "migrations", "remove", "--no-build");

        Assert.False(Directory.Exists(app.Migrations));
        Assert.Equal(["migration_lock.toml", "snapshot.json", Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(app.Folder, "db", "steps")).Single())], Directory.EnumerateFileSystemEntries(Path.Combine(app.Folder, "db", "steps")).Select(Path.GetFileName).OrderBy(name => name![0] is >= '0' and <= '9').ThenBy(name => name, StringComparer.Ordinal));
        app.WriteSchema(First);
        (await app.BuildAsync()).OrThrow("dotnet build");
        Assert.EndsWith("_first False", (await app.RunAsync()).OrThrow("dotnet run").Output.Trim(), StringComparison.Ordinal);
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
    public async Task An_app_with_a_compiled_model_builds_and_migrates()
    {
        await using var app = await AppAsync(Migrating);

        await Ef(app, "migrations", "add", "first");
        await Ef(app, "dbcontext", "optimize", "--no-build");
        (await app.BuildAsync()).OrThrow("dotnet build with the compiled model");
        Assert.EndsWith(" False", (await app.RunAsync()).OrThrow("dotnet run").Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_in_a_context_of_the_app_is_in_its_compiled_model()
    {
        const string models =
            """
            enum Role {
              GUEST
              HOST @map("the host")
            }

            model Person {
              id     Int       @id @default(autoincrement())
              role   Role      @default(HOST)
              joined DateTime  @default(now())
              tags   String[]  @default(["new"])
              visits Visit[]
            }

            model Visit {
              id       String @id @default(cuid())
              length   Int    @default(5)
              personId Int
              person   Person @relation(fields: [personId], references: [id])
            }
            """;
        await using var app = await ShopApp.CreateAsync(
            packages,
            """
            using EfSchemaBridge.Extensions;
            using EfSchemaBridge.Infrastructure;
            using Microsoft.EntityFrameworkCore;
            using Npgsql;
            using NpgsqlTypes;

            await using var db = new PeopleContext();
            await db.Database.MigrateAsync();
            db.People.Add(new Person { Tags = { "old" } });
            await db.SaveChangesAsync();
            var person = await db.People.SingleAsync(p => p.Role == Role.Host);
            Console.WriteLine($"{person.Role} {person.Tags[0]} {db.Model.GetType().Name}");

            public enum Role { GUEST, [PgName("the host")] Host }
            public class Person { public int Id { get; set; } public Role Role { get; set; } = Role.Host; public DateTime Joined { get; set; } public List<string> Tags { get; set; } = []; }

            [SchemaEnum(typeof(Role), "Role")]
            public class PeopleContext() : DbContext(new DbContextOptions<PeopleContext>())
            {
                public DbSet<Person> People => Set<Person>();
                protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseNpgsql(SchemaConnection.Get("DATABASE_URL", "prisma")).UseSchemaBridge();
                protected override void OnModelCreating(ModelBuilder b) => b.ApplySchema("prisma/schema.prisma");
            }
            """,
            "<SchemaBridgeApply>true</SchemaBridgeApply>");
        app.WriteSchema(models);
        app.DatabaseUrl = app.Database.Url;

        await Ef(app, "migrations", "add", "first");
        await Ef(app, "dbcontext", "optimize", "--no-build");
        (await app.BuildAsync()).OrThrow("dotnet build with the compiled model");

        Assert.Equal("Host old PeopleContextModel", (await app.RunAsync()).OrThrow("dotnet run").Output.Trim());
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

    private static async Task<string> Ef(ShopApp app, params string[] arguments)
    {
        var result = (await app.EfAsync(arguments)).OrThrow($"dotnet ef {string.Join(' ', arguments)}");
        return result.Output + result.Error;
    }
}
