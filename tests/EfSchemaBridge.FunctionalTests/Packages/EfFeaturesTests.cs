namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>What EF Core offers beside its own package, on generated classes.</summary>
public sealed class EfFeaturesTests(PackedPackages packages)
{
    private const string Proxies = """<PackageReference Include="Microsoft.EntityFrameworkCore.Proxies" Version="10.0.*" />""";

    private const string LazyLoading =
        """
        using Microsoft.EntityFrameworkCore;
        using Shop;

        ShopContext Context() => new(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(args[0]).UseSchemaBridge().UseLazyLoadingProxies().Options);
        using (var db = Context())
        {
            await db.Database.EnsureCreatedAsync();
            var john = new User { Email = "john@example.com", Born = new(1990, 5, 1), Seen = DateTime.UtcNow, Profile = new Profile() };
            john.Posts.Add(new Post { Title = "Hello", Topics = { new Topic { Name = "ef" } } });
            db.Users.Add(john);
            await db.SaveChangesAsync();
        }

        using (var db = Context())
        {
            var john = db.Users.Single();
            Console.WriteLine($"{john.Profile!.User == john} {john.Posts.Single().Topics.Single().Posts.Single().Author.Email}");
        }
        """;

    private const string ChangeTracking =
        """
        using Microsoft.EntityFrameworkCore;
        using Shop;

        using var db = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(args[0]).UseSchemaBridge().UseChangeTrackingProxies().Options);
        await db.Database.EnsureCreatedAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var john = db.Users.CreateProxy(u => u.Email = "john@example.com");
        db.Users.Add(john);
        await db.SaveChangesAsync();
        var changed = john.Changed;
        await Task.Delay(5);
        john.Role = Role.ADMIN;
        john.Posts.Add(db.Posts.CreateProxy(p => p.Title = "Hello"));
        await db.SaveChangesAsync();
        Console.WriteLine($"{db.Users.AsNoTracking().Single().Role} {john.Changed > changed} {db.Posts.Count()}");
        """;

    private const string Scaffolded =
        """
        using Microsoft.EntityFrameworkCore;
        using Shop.Models;

        using var db = new BlogContext(new DbContextOptionsBuilder<BlogContext>().UseNpgsql(args[0]).UseSchemaBridge().Options);
        await db.Database.EnsureCreatedAsync();
        db.Posts.Add(new Post { Title = "Hello", Author = new User { Email = "john@example.com", Born = new(1990, 5, 1), Seen = DateTime.UtcNow, Profile = new Profile() } });
        await db.SaveChangesAsync();
        Console.WriteLine(await db.Users.Where(u => u.Role == Role.MEMBER && u.Profile != null).Select(u => u.Posts.Single().Title).SingleAsync());
        """;

    [Fact]
    public Task Lazy_loading_proxies_load_every_kind_of_relation() => PrintsAsync("True john@example.com", LazyLoading, items: Proxies);

    [Fact]
    public Task Change_tracking_proxies_tell_of_every_change() =>
        PrintsAsync("ADMIN True 1", ChangeTracking, "<SchemaBridgeChangeTrackingProxies>true</SchemaBridgeChangeTrackingProxies>", Proxies);

    [Fact]
    public async Task The_code_that_dotnet_ef_dbcontext_scaffold_writes_builds_and_runs()
    {
        await using var app = await AppAsync("return;", "<SchemaBridgeGenerate>false</SchemaBridgeGenerate>");

        (await app.EfAsync("dbcontext", "scaffold", "prisma/schema.prisma", "EfSchemaBridge", "--output-dir", "Models", "--context", "BlogContext")).OrThrow("dotnet ef dbcontext scaffold");
        app.Write("Program.cs", Scaffolded);

        (await app.BuildAsync("-warnaserror")).OrThrow("dotnet build");
        Assert.Equal("Hello", (await app.RunAsync(app.Database.ConnectionString)).OrThrow("dotnet run").Output.Trim());
    }

    private async Task PrintsAsync(string expected, string program, string properties = "", string items = "")
    {
        await using var app = await AppAsync(program, properties, items);
        (await app.BuildAsync("-warnaserror")).OrThrow("dotnet build");

        Assert.Equal(expected, (await app.RunAsync(app.Database.ConnectionString)).OrThrow("dotnet run").Output.Trim());
    }

    private async Task<ShopApp> AppAsync(string program, string properties = "", string items = "")
    {
        var app = await ShopApp.CreateAsync(packages, program, properties, items);
        app.WriteSchema(BlogSchema.Models);
        return app;
    }
}
