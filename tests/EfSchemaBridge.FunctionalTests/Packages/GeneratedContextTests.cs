namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The generated context at run time, in an app that references the packages alone.</summary>
public sealed class GeneratedContextTests(PackedPackages packages)
{
    private const string Program =
        """
        using System.Text.Json;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Shop;

        if (args is ["plain"])
        {
            using var db = new ShopContext();
            Console.WriteLine(await db.Users.CountAsync());
            return;
        }

        var services = new ServiceCollection();
        if (args[1] == "pool")
        {
            services.AddDbContextPool<ShopContext>(o => o.UseNpgsql(args[0]).UseSchemaBridge());
        }
        else
        {
            services.AddDbContext<ShopContext>(o => o.UseNpgsql(args[0]).UseSchemaBridge());
        }

        await using var provider = services.BuildServiceProvider();

        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            await db.Database.MigrateAsync();
            var john = new User { Email = "john@example.com", Born = new DateOnly(1990, 5, 1), Seen = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), Roles = [Role.ADMIN, Role.MEMBER] };
            john.Profile = new Profile();
            john.Posts.Add(new Post { Title = "Hello", Topics = { new Topic { Name = "ef" }, new Topic { Name = "prisma" } } });
            db.Users.Add(john);
            await db.SaveChangesAsync();
        }

        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            var john = await db.Users.Include(u => u.Profile).Include(u => u.Posts).ThenInclude(p => p.Topics).SingleAsync(u => u.Role == Role.MEMBER && u.Roles.Contains(Role.ADMIN) && u.Tags.Contains("new"));
            Console.WriteLine($"{john.Email} {john.Role} [{string.Join(',', john.Roles)}] [{string.Join(',', john.Tags)}] {john.Settings.RootElement} {john.Balance}");
            Console.WriteLine($"{john.Born:yyyy-MM-dd} {john.Seen:O} {john.Changed.Kind} {john.Changed > DateTime.UtcNow.AddMinutes(-5)}");
            Console.WriteLine($"{john.Profile!.Id.Length} {john.Posts.Single().Id != Guid.Empty} {string.Join(',', john.Posts.Single().Topics.Select(t => t.Name).Order())}");
            var before = john.Changed;
            john.Role = Role.ADMIN;
            await Task.Delay(5);
            await db.SaveChangesAsync();
            Console.WriteLine($"{await db.Users.CountAsync(u => u.Role == Role.ADMIN)} {john.Changed > before}");
        }
        """;

    [Theory]
    [InlineData("model of the code", "context for each scope")]
    [InlineData("compiled model", "pool")]
    public async Task Registered_with_services_it_migrates_writes_and_reads_every_kind_of_value(string model, string contexts)
    {
        await using var app = await AppAsync();
        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");
        if (model == "compiled model")
        {
            (await app.EfAsync("dbcontext", "optimize")).OrThrow("dotnet ef dbcontext optimize");
        }

        (await app.BuildAsync()).OrThrow("dotnet build");

        var run = (await app.RunAsync(app.Database.ConnectionString, contexts)).OrThrow("dotnet run");

        Assert.Equal(
            """
            john@example.com MEMBER [ADMIN,MEMBER] [new] {} 0
            1990-05-01 2026-01-02T03:04:05.6780000Z Utc True
            25 True ef,prisma
            1 True
            """,
            run.Output.TrimEnd());
        Assert.Equal("ordinary member", await app.Database.ScalarAsync<string>("""SELECT "roles"[2]::text FROM "User" """));
        Assert.Equal("_PostToTopic", await app.Database.ScalarAsync<string>("SELECT relname::text FROM pg_class WHERE relname LIKE '\\_Post%' AND relkind = 'r'"));
    }

    [Theory]
    [InlineData(".env")]
    [InlineData("prisma/.env")]
    public async Task On_its_own_it_finds_the_connection_in_a_env_file_beside_the_project_or_the_schema(string file)
    {
        await using var app = await AppAsync();
        app.Write(file, $"DATABASE_URL=\"{app.Database.Url}?schema=public\"\n");
        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");
        (await app.EfAsync("database", "update")).OrThrow("dotnet ef database update");

        Assert.Equal("0", (await app.RunAsync("plain")).OrThrow("dotnet run").Output.Trim());
    }

    [Fact]
    public async Task Without_a_connection_it_says_which_variable_is_missing_and_migrations_can_still_be_added()
    {
        await using var app = await AppAsync();
        (await app.EfAsync("migrations", "add", "init")).OrThrow("dotnet ef migrations add");

        var update = await app.EfAsync("database", "update");
        var run = await app.RunAsync("plain");

        Assert.Contains("ESB3117: There is no database to migrate: the environment variable that the schema's url names (DATABASE_URL, as a rule) is set neither", update.Output + update.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("The database connection is not set: there is no environment variable DATABASE_URL", run.Error, StringComparison.Ordinal);
    }

    private async Task<ShopApp> AppAsync()
    {
        var app = await ShopApp.CreateAsync(packages, Program);
        app.WriteSchema(BlogSchema.Models);
        return app;
    }
}
