using System.Text.Json;
using EfSchemaBridge.FunctionalTests.Queries.Generated;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>What Prisma's client calls create, connect, upsert, update and delete, on the generated context.</summary>
public sealed class ChangeTests(BlogDatabase blog) : IClassFixture<BlogDatabase>, IDisposable
{
    private readonly BlogContext db = blog.Context();
    private readonly string email = $"{Guid.NewGuid():N}@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => db.Dispose();

    [Fact]
    public async Task Create_with_nested_create_writes_the_whole_graph()
    {
        // docs: nested create
        var user = new User
        {
            Email = email,
            Profile = new Profile { Bio = "New here" },
            Posts = { new Post { Title = "First", Comments = { new Comment { Number = 1, Text = "Welcome" } } } },
        };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancellation);
        // end

        await using var other = blog.Context();
        var read = await other.Users.Include(u => u.Profile).Include(u => u.Posts).ThenInclude(p => p.Comments).SingleAsync(u => u.Email == email, Cancellation);
        Assert.Equal(user.Id, read.Id);
        Assert.Equal("New here", read.Profile!.Bio);
        Assert.Equal("Welcome", read.Posts.Single().Comments.Single().Text);
        Assert.Equal((Role.MEMBER, DateTimeKind.Utc), (read.Role, read.CreatedAt.Kind));
    }

    [Fact]
    public async Task Connect_and_disconnect_change_relations_of_both_kinds()
    {
        var (_, post) = await UserWithPostAsync();
        await using var db = blog.Context();

        // docs: connect
        var manager = await db.Users.SingleAsync(user => user.Email == "ada@example.com", Cancellation);
        var category = await db.Categories.SingleAsync(category => category.Name == "EF", Cancellation);
        var found = await db.Posts.Include(post => post.Author).Include(post => post.Categories).SingleAsync(p => p.Id == post.Id, Cancellation);
        found.Author.Manager = manager;
        found.Categories.Add(category);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(1, await CountAsync(c => c.Posts.Where(p => p.Id == post.Id && p.Author.Manager!.Name == "Ada" && p.Categories.Any(k => k.Name == "EF"))));

        // docs: disconnect
        found.Author.ManagerId = null;
        found.Categories.Remove(category);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(1, await CountAsync(c => c.Posts.Where(p => p.Id == post.Id && p.Author.ManagerId == null && p.Categories.Count == 0)));
    }

    [Fact]
    public async Task Connect_by_id_needs_no_query()
    {
        var (_, post) = await UserWithPostAsync();
        var categoryId = await db.Categories.Where(c => c.Name == "SQL").Select(c => c.Id).SingleAsync(Cancellation);
        var adaId = await db.Users.Where(u => u.Name == "Ada").Select(u => u.Id).SingleAsync(Cancellation);
        await using var fresh = blog.Context();

        // docs: connect by id
        var author = new User { Id = adaId, Email = "" };
        var category = new Category { Id = categoryId, Name = "" };
        fresh.AttachRange(author, category);
        fresh.Posts.Add(new Post { Title = email, AuthorId = author.Id, Categories = { category } });
        await fresh.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(1, await CountAsync(c => c.Posts.Where(p => p.Title == email && p.Author.Email == "ada@example.com" && p.Categories.Any(k => k.Name == "SQL"))));
        await fresh.Posts.Where(p => p.Title == email).ExecuteDeleteAsync(Cancellation);
        Assert.NotEqual(Guid.Empty, post.Id);
    }

    [Fact]
    public async Task Set_replaces_all_related_rows()
    {
        var (_, post) = await UserWithPostAsync();
        await using var db = blog.Context();

        // docs: set
        var found = await db.Posts.Include(post => post.Categories).SingleAsync(p => p.Id == post.Id, Cancellation);
        found.Categories = await db.Categories.Where(category => category.Name == "SQL").ToListAsync(Cancellation);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(1, await CountAsync(c => c.Posts.Where(p => p.Id == post.Id && p.Categories.Count == 1 && p.Categories.Any(k => k.Name == "SQL"))));
    }

    [Theory]
    [InlineData("EF", 0)]
    [InlineData(null, 1)]
    public async Task ConnectOrCreate_takes_the_row_that_is_there_or_makes_it(string? existing, int made)
    {
        var (_, post) = await UserWithPostAsync();
        var name = existing ?? email;
        await using var db = blog.Context();
        var before = await db.Categories.CountAsync(Cancellation);
        db.Attach(post);

        // docs: connectOrCreate
        var category = await db.Categories.SingleOrDefaultAsync(category => category.Name == name, Cancellation) ?? new Category { Name = name };
        post.Categories.Add(category);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(before + made, await db.Categories.CountAsync(Cancellation));
        Assert.Equal(1, await CountAsync(c => c.Posts.Where(p => p.Id == post.Id && p.Categories.Any(k => k.Name == name))));
    }

    [Fact]
    public async Task Upsert_updates_or_creates()
    {
        foreach (var name in new[] { "Zoe", "Zoë" })
        {
            await using var db = blog.Context();

            // docs: upsert
            var user = await db.Users.SingleOrDefaultAsync(user => user.Email == email, Cancellation);
            if (user is null)
            {
                db.Users.Add(user = new User { Email = email });
            }

            user.Name = name;
            await db.SaveChangesAsync(Cancellation);
            // end
        }

        Assert.Equal(["Zoë"], await db.Users.Where(u => u.Email == email).Select(u => u.Name).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Upsert_in_one_statement_is_safe_when_two_do_it_at_once()
    {
        var names = new[] { "One", "Two", "Three", "Four" };
        await Task.WhenAll(names.Select(async name =>
        {
            await using var db = blog.Context();

            // docs: atomic upsert
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "User" ("email", "name", "updatedAt") VALUES ({email}, {name}, {DateTime.UtcNow}::timestamptz AT TIME ZONE 'UTC')
                ON CONFLICT ("email") DO UPDATE SET "name" = excluded."name", "updatedAt" = excluded."updatedAt"
                """,
                Cancellation);
            // end
        }));

        var user = await db.Users.SingleAsync(u => u.Email == email, Cancellation);
        Assert.Contains(user.Name, names);
        Assert.InRange(user.UpdatedAt, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task CreateMany_adds_and_reads_back_what_the_database_made()
    {
        // docs: createMany
        var users = Enumerable.Range(1, 100).Select(i => new User { Email = $"{i}.{email}" }).ToList();
        db.Users.AddRange(users);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(100, users.Select(u => u.Id).Distinct().Count());
        Assert.DoesNotContain(users, u => u.Id == 0 || u.CreatedAt == default || u.UpdatedAt == default);
    }

    [Fact]
    public async Task CreateMany_can_skip_duplicates()
    {
        string[] names = ["EF", email];

        // docs: skipDuplicates
        var created = await db.Database.ExecuteSqlAsync($"""INSERT INTO "Category" ("name") SELECT unnest({names}) ON CONFLICT DO NOTHING""", Cancellation);
        // end

        Assert.Equal(1, created);
    }

    [Fact]
    public async Task UpdateMany_and_deleteMany_are_one_statement()
    {
        var (user, _) = await UserWithPostAsync();
        var now = DateTime.UtcNow;

        // docs: updateMany
        var updated = await db.Users
            .Where(user => user.Email == email)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "Max").SetProperty(user => user.Version, user => user.Version + 1).SetProperty(user => user.UpdatedAt, now), Cancellation);
        // end

        await using var other = blog.Context();
        var read = await other.Users.SingleAsync(u => u.Email == email, Cancellation);
        Assert.Equal((1, "Max", 1), (updated, read.Name, read.Version));
        Assert.Equal(now, read.UpdatedAt, TimeSpan.FromMilliseconds(1));

        // docs: deleteMany
        var deleted = await db.Posts.Where(post => post.Author.Email == email).ExecuteDeleteAsync(Cancellation);
        // end

        Assert.Equal(1, deleted);
        Assert.NotEqual(0, user.Id);
    }

    [Fact]
    public async Task What_an_interceptor_of_the_app_adds_has_its_time()
    {
        var name = Guid.NewGuid().ToString("N");
        await using var db = new BlogContext(blog.Options(builder => builder.AddInterceptors(new AddingInterceptor(name))));
        db.Users.Add(new User { Email = email });

        await db.SaveChangesAsync(Cancellation);

        await using var other = blog.Context();
        Assert.Equal(DateTime.UtcNow, (await other.Users.SingleAsync(u => u.Email == name, Cancellation)).UpdatedAt, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_second_attempt_has_a_time_of_its_own()
    {
        await UserWithPostAsync();
        await using var db = blog.Context();
        var user = await db.Users.SingleAsync(u => u.Email == email, Cancellation);
        var (before, first) = (user.UpdatedAt, DateTime.UtcNow);
        user.Name = "Again";
        var twin = db.Users.Add(new User { Email = email }).Entity;
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal((before, default), (user.UpdatedAt, twin.UpdatedAt));

        db.Entry(twin).State = EntityState.Detached;
        await Task.Delay(20, Cancellation);
        await db.SaveChangesAsync(Cancellation);

        Assert.True(user.UpdatedAt > first.AddMilliseconds(15));
    }

    [Fact]
    public async Task Update_and_delete_of_one_row_go_through_the_tracker()
    {
        await UserWithPostAsync();
        await using var db = blog.Context();
        var before = await db.Users.Where(u => u.Email == email).Select(u => u.UpdatedAt).SingleAsync(Cancellation);

        // docs: update
        var user = await db.Users.SingleAsync(user => user.Email == email, Cancellation);
        user.Name = "Renamed";
        user.Tags.Add("renamed");
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.True(user.UpdatedAt > before);

        // docs: delete
        db.Users.Remove(user);
        await db.SaveChangesAsync(Cancellation);
        // end

        Assert.Equal(0, await CountAsync(c => c.Posts.Where(p => p.Author.Email == email)));
    }

    [Fact]
    public async Task Changes_inside_of_lists_and_of_json_are_saved()
    {
        await UserWithPostAsync();
        await using var db = blog.Context();
        var user = await db.Users.SingleAsync(u => u.Email == email, Cancellation);

        // docs: lists and json
        user.Tags.Add("new");
        user.Roles.Add(Role.ADMIN);
        user.Settings = JsonSerializer.SerializeToDocument(new { theme = "dark" });
        user.Looks.Languages.Add("en");
        await db.SaveChangesAsync(Cancellation);
        // end

        user.Tags[0] = "newer";
        await db.SaveChangesAsync(Cancellation);
        await using var other = blog.Context();
        var read = await other.Users.SingleAsync(u => u.Email == email, Cancellation);
        Assert.Equal(["newer"], read.Tags);
        Assert.Equal([Role.ADMIN], read.Roles);
        Assert.Equal("dark", read.Settings.RootElement.GetProperty("theme").GetString());
        Assert.Equal(["en"], read.Looks.Languages);
        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task A_transaction_is_all_or_nothing()
    {
        // docs: transaction
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            db.Categories.Add(new Category { Name = email });
            await db.SaveChangesAsync(Cancellation);
            await db.Categories.Where(category => category.Name == email).ExecuteUpdateAsync(set => set.SetProperty(category => category.Name, $"{email}!"), Cancellation);
            await transaction.CommitAsync(Cancellation);
        }
        // end

        await using (await db.Database.BeginTransactionAsync(Cancellation))
        {
            db.Categories.Add(new Category { Name = $"{email}?" });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal([$"{email}!"], await db.Categories.Where(c => c.Name.StartsWith(email)).Select(c => c.Name).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task SaveChanges_alone_is_a_transaction()
    {
        db.Categories.Add(new Category { Name = email });
        db.Categories.Add(new Category { Name = "EF" });

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        await using var other = blog.Context();
        Assert.False(await other.Categories.AnyAsync(c => c.Name == email, Cancellation));
    }

    [Fact]
    public async Task Who_saves_second_is_told_by_a_version_field_and_by_xmin()
    {
        await UserWithPostAsync();
        await using var first = blog.Context();
        await using var second = blog.Context();

        var mine = await first.Users.Include(u => u.Posts).SingleAsync(u => u.Email == email, Cancellation);
        var theirs = await second.Users.Include(u => u.Posts).SingleAsync(u => u.Email == email, Cancellation);
        theirs.Name = "Theirs";
        theirs.Version++;
        theirs.Posts.Single().Title = "Theirs";
        await second.SaveChangesAsync(Cancellation);

        // docs: concurrency
        mine.Name = "Mine";
        mine.Version++;
        var conflict = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
        await conflict.Entries.Single().ReloadAsync(Cancellation);
        // end

        Assert.Equal("Theirs", mine.Name);
        mine.Posts.Single().Title = "Mine";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
    }

    private async Task<(User User, Post Post)> UserWithPostAsync()
    {
        await using var other = blog.Context();
        var user = new User { Email = email, Posts = { new Post { Title = "Post" } } };
        other.Users.Add(user);
        await other.SaveChangesAsync(Cancellation);
        return (user, user.Posts.Single());
    }

    private async Task<int> CountAsync(Func<BlogContext, IQueryable<Post>> query)
    {
        await using var other = blog.Context();
        return await query(other).CountAsync(Cancellation);
    }

    /// <summary>Writes to another table what is saved, as an audit does.</summary>
    private sealed class AddingInterceptor(string name) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            eventData.Context!.Add(new User { Email = name });
            return ValueTask.FromResult(result);
        }
    }
}
