namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>EF's precompiled queries, on generated classes: <c>dotnet ef dbcontext optimize --precompile-queries</c>.</summary>
public sealed class PrecompiledQueriesTests(PackedPackages packages)
{
    private const string Properties = "<InterceptorsNamespaces>$(InterceptorsNamespaces);Microsoft.EntityFrameworkCore.GeneratedInterceptors</InterceptorsNamespaces>";

    // A file of interceptors has the namespaces of its own queries alone, and mentions the types of all.
    private const string Items = """<Using Include="System.Text.Json" />""";

    private const string Counting =
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Diagnostics;

        namespace Shop;

        public partial class ShopContext
        {
            public static int CompiledQueries { get; private set; }

            partial void OnConfiguringPartial(DbContextOptionsBuilder optionsBuilder) =>
                optionsBuilder.LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => CompiledQueries++);
        }
        """;

    private const string Program =
        """
        using Microsoft.EntityFrameworkCore;
        using Shop;

        using var db = new ShopContext();
        await db.Database.EnsureCreatedAsync();
        db.Users.Add(new User { Email = "john@example.com", Born = new(1990, 5, 1), Seen = DateTime.UtcNow, Profile = new Profile(), Posts = { new Post { Title = "Hello" } } });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var role = Role.MEMBER;
        var tag = "new";
        var since = DateTime.SpecifyKind(DateTime.UtcNow.AddDays(-1), DateTimeKind.Unspecified);
        var john = await db.Users.Include(u => u.Profile).SingleAsync(u => u.Role == role && u.Seen > since && u.Tags.Contains(tag));
        Console.WriteLine($"{john.Email} {john.Seen.Kind} {john.Changed > since} {john.Profile!.Id.Length} {john.Settings.RootElement}");
        Console.WriteLine((await db.Users.Include(u => u.Posts).AsSplitQuery().SingleAsync()).Posts.Single().Title);
        Console.WriteLine(await db.Posts.Where(p => p.Author.Settings.RootElement.GetProperty("theme").GetString() == null).Select(p => p.Title + " of " + p.Author.Email).SingleAsync());
        Console.WriteLine($"{ShopContext.CompiledQueries} queries compiled");
        """;

    [Theory]
    [InlineData("--precompile-queries")]
    [InlineData("--precompile-queries", "--nativeaot")]
    public async Task Queries_that_EF_has_precompiled_run_and_are_not_compiled_again(params string[] options)
    {
        await using var app = await ShopApp.CreateAsync(packages, Program, Properties, Items);
        app.DatabaseUrl = app.Database.Url;
        app.Write("Counting.cs", Counting);

        // Npgsql has no lists of enums for --nativeaot.
        app.WriteSchema(options.Contains("--nativeaot") ? BlogSchema.Models.Replace("roles    Role[]", "", StringComparison.Ordinal) : BlogSchema.Models);

        (await app.EfAsync(["dbcontext", "optimize", .. options])).OrThrow("dotnet ef dbcontext optimize");
        (await app.BuildAsync()).OrThrow("dotnet build");

        Assert.True(File.Exists(Path.Combine(app.Folder, "Generated", "Program.EFInterceptors.ShopContext.cs")));
        Assert.Equal(
            """
            john@example.com Utc True 25 {}
            Hello
            Hello of john@example.com
            0 queries compiled
            """,
            (await app.RunAsync()).OrThrow("dotnet run").Output.TrimEnd());
    }
}
