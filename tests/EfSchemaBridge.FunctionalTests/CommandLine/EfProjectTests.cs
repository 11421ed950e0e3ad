using System.Text.Json;
using System.Text.RegularExpressions;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>The tool in a project where people use <c>dotnet ef</c> as well.</summary>
public sealed partial class EfProjectTests(PackedPackages packages)
{
    private const string Shop =
        """
        enum Status {
          OPEN
          PAID
        }

        model User {
          id    Int    @id @default(autoincrement())
          name  String
          note  String?
          posts Post[]
        }

        model Post {
          id       String @id @default(uuid()) @db.Uuid
          status   Status @default(OPEN)
          title    String @map("headline")
          authorId Int
          author   User   @relation(fields: [authorId], references: [id])

          @@index([title])
        }
        """;

    private const string Changed =
        """
        enum Status {
          OPEN
          CLOSED
        }

        /// @renamedFrom(User)
        model Member {
          id    Int    @id @default(autoincrement())
          name  String @unique
          posts Post[]
        }

        model Post {
          id       String @id @default(uuid()) @db.Uuid
          status   Status @default(OPEN)
          title    String @map("headline")
          authorId Int
          words    Int[]
          author   Member @relation(fields: [authorId], references: [id])
        }
        """;

    private const string Audit =
        """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class Audit
        {
            public int Id { get; set; }
        }

        public partial class ShopContext
        {
            partial void OnModelCreatingPartial(ModelBuilder modelBuilder)
            {
                modelBuilder.Entity<Audit>();
                modelBuilder.Entity<User>().Property<int?>("Age");
            }
        }
        """;

    private const string User = "model User {\n  id Int @id\n}\n";

    [Fact]
    public async Task Both_commands_write_the_same_bytes()
    {
        await using var app = await AppAsync(Shop);
        await AssertSameAsync(app, "init");
        await RunAsync(app, "migrate", "deploy");

        app.WriteSchema(Changed);
        await AssertSameAsync(app, "change");
    }

    [Fact]
    public async Task What_comes_from_CSharp_is_not_dropped_but_left_to_dotnet_ef()
    {
        await using var app = await AppAsync(User);
        app.Write("Audit.cs", Audit);
        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");
        await RunAsync(app, "migrate", "deploy");
        Assert.Equal(["Audit", "User.Age"], CodeFirst(app));
        app.WriteSchema("model User {\n  id   Int     @id\n  name String?\n}\n");

        const string Expected = "error ESB2015: The migrations hold what comes from C# and not from the schema: Audit, User.Age. This tool sees the schema alone and would drop it, so nothing was done. Use the commands that see both: dotnet ef migrations add NAME, dotnet ef database update.\n";
        foreach (var arguments in (string[][])[["migrate", "dev", "--name", "name"], ["db", "push", "--accept-data-loss"]])
        {
            var refused = await packages.Tool.RunAsync(app.Folder, app.DatabaseUrl, arguments);
            Assert.Equal((1, Expected), (refused.ExitCode, refused.Error.ReplaceLineEndings("\n")));
        }

        await app.Database.ExecuteAsync("ALTER TABLE \"User\" ADD COLUMN hot int");
        await RunAsync(app, "migrate", "adopt");
        Assert.Equal(["Audit", "User.Age"], CodeFirst(app));

        await RunAsync(app, "migrate", "squash", "--name", "all");
        Assert.Equal(["Audit", "User.Age"], CodeFirst(app));
        Assert.Equal("Shop.ShopContext", Snapshot(app).GetProperty("Context").GetString());
    }

    private async Task<ShopApp> AppAsync(string models)
    {
        var app = await ShopApp.CreateAsync(packages);
        app.DatabaseUrl = app.Database.Url;
        app.WriteSchema(models);
        return app;
    }

    /// <summary>Has each command write the same migration into the same folder.</summary>
    private async Task AssertSameAsync(ShopApp app, string name)
    {
        var before = Files(app);
        (await app.EfAsync("migrations", "add", name)).OrThrow("dotnet ef migrations add");
        var byEf = Files(app);
        Restore(app, before);

        await RunAsync(app, "migrate", "dev", "--create-only", "--accept-data-loss", "--name", name);

        var byTool = Files(app);
        Assert.Equal(WithoutTime(byEf), WithoutTime(byTool));
        Assert.Contains(byTool.Keys, file => file.EndsWith("/down.sql", StringComparison.Ordinal));
        Assert.Contains("snapshot.json", byTool.Keys);
        Assert.Contains("migration_lock.toml", byTool.Keys);
    }

    private async Task RunAsync(ShopApp app, params string[] arguments) =>
        (await packages.Tool.RunAsync(app.Folder, app.DatabaseUrl, arguments)).OrThrow($"schemabridge {string.Join(' ', arguments)}");

    private static SortedDictionary<string, string> Files(ShopApp app) => Directory.Exists(app.Migrations)
        ? new(
            Directory.EnumerateFiles(app.Migrations, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(app.Migrations, file).Replace('\\', '/'), file => Convert.ToHexString(File.ReadAllBytes(file))),
            StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private static void Restore(ShopApp app, IReadOnlyDictionary<string, string> files)
    {
        Directory.Delete(app.Migrations, recursive: true);
        foreach (var (file, bytes) in files)
        {
            var path = Path.Combine(app.Migrations, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Convert.FromHexString(bytes));
        }
    }

    /// <summary>The texts, byte by byte but for the times in the migrations' ids.</summary>
    private static string WithoutTime(IReadOnlyDictionary<string, string> files) =>
        Time().Replace(string.Join('\n', files.Select(pair => $"== {pair.Key}\n{System.Text.Encoding.Latin1.GetString(Convert.FromHexString(pair.Value))}")), "TIME_");

    private static IEnumerable<string?> CodeFirst(ShopApp app) => Snapshot(app).GetProperty("CodeFirst").EnumerateArray().Select(name => name.GetString());

    private static JsonElement Snapshot(ShopApp app) => JsonDocument.Parse(File.ReadAllText(Path.Combine(app.Migrations, "snapshot.json"))).RootElement;

    [GeneratedRegex(@"\b\d{14}_")]
    private static partial Regex Time();
}
