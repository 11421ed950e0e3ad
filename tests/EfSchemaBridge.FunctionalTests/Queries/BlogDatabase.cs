using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Queries.Generated;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>The database of <c>Queries/Schema</c>, with a few rows that no test changes.</summary>
public sealed class BlogDatabase : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new();

    public PostgresDatabase Database => _database;

    /// <summary>A context of its own, as every unit of work has.</summary>
    public BlogContext Context() => new(Options());

    /// <summary>The options of a context on this database.</summary>
    public DbContextOptions<BlogContext> Options(Action<DbContextOptionsBuilder<BlogContext>>? configure = null)
    {
        var builder = new DbContextOptionsBuilder<BlogContext>().AmongMany().UseNpgsql(_database.ConnectionString).UseSchemaBridge();
        configure?.Invoke(builder);
        return builder.Options;
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.ExecuteAsync("CREATE EXTENSION citext");
        await using var db = Context();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        db.Users.AddRange(Seed());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private static IEnumerable<User> Seed()
    {
        var (ef, sql) = (new Category { Name = "EF" }, new Category { Name = "SQL" });
        var core = new Team { Name = "Core" };
        var ada = new User { Email = "ada@example.com", Name = "Ada", Role = Role.ADMIN, Roles = [Role.ADMIN, Role.MEMBER], Tags = ["math", "code"], Settings = Json("""{"theme":"dark","mail":{"weekly":true},"size":12}""") };
        var bob = new User { Email = "bob@example.com", Name = "Bob", Tags = ["code"], Manager = ada, Settings = Json("""{"theme":"light"}""") };
        var cid = new User { Email = "cid@example.com", Manager = ada };
        ada.Looks = new Preferences { Theme = "dark", Languages = ["de", "en"], Mail = new(Weekly: true) };
        ada.Profile = new Profile { Bio = "Engines" };
        ada.Teams.Add(new Membership { Team = core });
        bob.Teams.Add(new Membership { Team = core });
        ada.Posts.Add(new Post { Title = "Notes", Body = "The engine weaves algebraic patterns", Views = 30, Published = true, Categories = { ef, sql }, LikedBy = { bob, cid }, Comments = { new Comment { Number = 1, Text = "Nice" }, new Comment { Number = 2, Text = "Very" } } });
        ada.Posts.Add(new Post { Title = "Drafts", Views = 10, Categories = { ef } });
        bob.Posts.Add(new Post { Title = "Weaving", Body = "A loom weaves", Views = 20, Published = true, Categories = { sql } });
        return [ada, bob, cid];
    }

    private static System.Text.Json.JsonDocument Json(string text) => System.Text.Json.JsonDocument.Parse(text);
}
