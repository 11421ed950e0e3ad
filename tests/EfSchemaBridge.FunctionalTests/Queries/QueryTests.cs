using EfSchemaBridge.FunctionalTests.Queries.Generated;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>LINQ on the generated context: what is read.</summary>
public sealed class QueryTests(BlogDatabase blog) : IClassFixture<BlogDatabase>, IDisposable
{
    private readonly BlogContext db = blog.Context();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => db.Dispose();

    [Fact]
    public async Task Enums_are_filtered_alone_in_lists_and_by_variable_sets()
    {
        Role[] wanted = [Role.ADMIN];

        // docs: enums
        var admins = await db.Users.Where(user => user.Role == Role.ADMIN).ToListAsync(Cancellation);
        var some = await db.Users.Where(user => wanted.Contains(user.Role)).ToListAsync(Cancellation);
        var both = await db.Users.Where(user => user.Roles.Contains(Role.ADMIN)).ToListAsync(Cancellation);
        // end

        Assert.Equal(["Ada"], admins.Select(u => u.Name));
        Assert.Equal(["Ada"], some.Select(u => u.Name));
        Assert.Equal(["Ada"], both.Select(u => u.Name));
        Assert.Equal(2, await db.Users.CountAsync(u => u.Role == Role.MEMBER, Cancellation));
    }

    [Fact]
    public async Task Lists_are_asked_for_an_element_any_element_and_their_length()
    {
        string[] wanted = ["math", "art"];

        // docs: lists
        var has = await db.Users.Where(user => user.Tags.Contains("code")).CountAsync(Cancellation);
        var hasSome = await db.Users.Where(user => user.Tags.Any(tag => wanted.Contains(tag))).CountAsync(Cancellation);
        var hasEvery = await db.Users.Where(user => wanted.All(tag => user.Tags.Contains(tag))).CountAsync(Cancellation);
        var isEmpty = await db.Users.Where(user => user.Tags.Count == 0).CountAsync(Cancellation);
        // end

        Assert.Equal((2, 1, 0, 1), (has, hasSome, hasEvery, isEmpty));
    }

    [Fact]
    public async Task Json_is_filtered_by_path_and_by_containment()
    {
        // docs: json
        var dark = await db.Users.Where(user => user.Settings.RootElement.GetProperty("theme").GetString() == "dark").ToListAsync(Cancellation);
        var weekly = await db.Users.Where(user => user.Settings.RootElement.GetProperty("mail").GetProperty("weekly").GetBoolean()).ToListAsync(Cancellation);
        var large = await db.Users.Where(user => user.Settings.RootElement.GetProperty("size").GetInt32() > 10).ToListAsync(Cancellation);
        var light = await db.Users.Where(user => EF.Functions.JsonContains(user.Settings, """{"theme":"light"}""")).ToListAsync(Cancellation);
        // end

        Assert.Equal(["Ada"], dark.Select(u => u.Name));
        Assert.Equal(["Ada"], weekly.Select(u => u.Name));
        Assert.Equal(["Ada"], large.Select(u => u.Name));
        Assert.Equal(["Bob"], light.Select(u => u.Name));
    }

    [Fact]
    public async Task Json_of_a_class_is_filtered_by_its_properties()
    {
        // docs: typed json
        var dark = await db.Users.Where(user => user.Looks.Theme == "dark" && user.Looks.Mail!.Weekly).ToListAsync(Cancellation);
        var german = await db.Users.Where(user => EF.Functions.JsonContains(user.Looks.Languages, """["de"]""")).ToListAsync(Cancellation);
        // end

        Assert.Equal(["de", "en"], Assert.Single(dark).Looks.Languages);
        Assert.Equal(["Ada"], german.Select(u => u.Name));
        Assert.Null((await db.Users.SingleAsync(u => u.Name == "Bob", Cancellation)).Looks.Theme);
    }

    [Fact]
    public async Task Text_is_searched_without_regard_to_case_and_by_words()
    {
        // docs: text
        var insensitive = await db.Posts.Where(post => EF.Functions.ILike(post.Title, "weav%")).ToListAsync(Cancellation);
        var contains = await db.Posts.Where(post => post.Body.Contains("loom") || post.Title.StartsWith("Dra")).ToListAsync(Cancellation);
        var words = await db.Posts
            .Where(post => EF.Functions.ToTsVector("english", post.Title + " " + post.Body).Matches(EF.Functions.WebSearchToTsQuery("english", "weaving -loom")))
            .ToListAsync(Cancellation);
        // end

        Assert.Equal(["Weaving"], insensitive.Select(p => p.Title));
        Assert.Equal(["Drafts", "Weaving"], contains.Select(p => p.Title).Order(StringComparer.Ordinal));
        Assert.Equal(["Notes"], words.Select(p => p.Title));
    }

    [Fact]
    public async Task Every_kind_of_relation_is_included_in_one_query_and_in_several()
    {
        // docs: include
        var users = await db.Users
            .Include(user => user.Profile)
            .Include(user => user.Manager)
            .Include(user => user.Reports)
            .Include(user => user.Posts.Where(post => post.Published).OrderByDescending(post => post.Views)).ThenInclude(post => post.Categories)
            .Include(user => user.Posts).ThenInclude(post => post.Comments)
            .Include(user => user.Liked)
            .Include(user => user.Teams).ThenInclude(membership => membership.Team)
            .OrderBy(user => user.Email)
            .AsSplitQuery()
            .AsNoTracking()
            .ToListAsync(Cancellation);
        // end

        var joined = await db.Posts.Include(p => p.Categories).Include(p => p.LikedBy).Include(p => p.Author).AsSingleQuery().SingleAsync(p => p.Title == "Notes", Cancellation);
        var (ada, bob) = (users[0], users[1]);
        Assert.Equal("Engines", ada.Profile!.Bio);
        Assert.Equal("Ada", bob.Manager!.Name);
        Assert.Equal(["bob@example.com", "cid@example.com"], ada.Reports.Select(u => u.Email).Order(StringComparer.Ordinal));
        Assert.Equal(["EF", "SQL"], Assert.Single(ada.Posts).Categories.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal(2, ada.Posts.Single().Comments.Count);
        Assert.Equal("Notes", Assert.Single(bob.Liked).Title);
        Assert.Equal("Core", Assert.Single(ada.Teams).Team.Name);
        Assert.Equal((2, 2, "Ada"), (joined.Categories.Count, joined.LikedBy.Count, joined.Author.Name));
    }

    [Fact]
    public async Task Relations_are_filtered_by_some_every_and_none()
    {
        // docs: relation filters
        var some = await db.Users.Where(user => user.Posts.Any(post => post.Views > 25)).CountAsync(Cancellation);
        var every = await db.Users.Where(user => user.Posts.All(post => post.Published)).CountAsync(Cancellation);
        var none = await db.Users.Where(user => !user.Posts.Any()).CountAsync(Cancellation);
        var through = await db.Categories.Where(category => category.Posts.Any(post => post.Author.Name == "Bob")).Select(category => category.Name).ToListAsync(Cancellation);
        // end

        Assert.Equal((1, 2, 1), (some, every, none));
        Assert.Equal(["SQL"], through);
    }

    [Fact]
    public async Task Rows_are_aggregated_and_grouped()
    {
        // docs: aggregate
        var totals = await db.Posts.GroupBy(_ => 1)
            .Select(posts => new { Count = posts.Count(), Views = posts.Sum(post => post.Views), Average = posts.Average(post => post.Views), Most = posts.Max(post => post.Views) })
            .SingleAsync(Cancellation);
        var authors = await db.Posts.GroupBy(post => post.Author.Email)
            .Where(posts => posts.Sum(post => post.Views) >= 20)
            .Select(posts => new { Email = posts.Key, Posts = posts.Count(), Views = posts.Sum(post => post.Views) })
            .OrderByDescending(author => author.Views)
            .ToListAsync(Cancellation);
        // end

        Assert.Equal((3, 60, 20.0, 30), (totals.Count, totals.Views, totals.Average, totals.Most));
        Assert.Equal([("ada@example.com", 2, 40), ("bob@example.com", 1, 20)], authors.Select(a => (a.Email, a.Posts, a.Views)));
    }

    [Fact]
    public async Task Fields_are_selected_into_the_shape_the_app_wants()
    {
        // docs: select
        var posts = await db.Posts
            .OrderBy(post => post.Title)
            .Select(post => new { post.Title, Author = post.Author.Name, Likes = post.LikedBy.Count, Categories = post.Categories.Select(category => category.Name).Order().ToList() })
            .ToListAsync(Cancellation);
        // end

        Assert.Equal(["Drafts", "Notes", "Weaving"], posts.Select(p => p.Title));
        Assert.Equal(("Ada", 2), (posts[1].Author, posts[1].Likes));
        Assert.Equal(["EF", "SQL"], posts[1].Categories);
    }

    [Fact]
    public async Task Pages_follow_a_cursor_over_one_column_and_over_two()
    {
        const int pageSize = 2;
        var first = await db.Posts.OrderByDescending(p => p.Views).ThenBy(p => p.Id).Take(pageSize).ToListAsync(Cancellation);
        var last = first[^1];

        // docs: cursor
        var next = await db.Posts
            .OrderByDescending(post => post.Views).ThenBy(post => post.Id)
            .Where(post => post.Views < last.Views || (post.Views == last.Views && post.Id > last.Id))
            .Take(pageSize)
            .ToListAsync(Cancellation);
        // end

        // docs: cursor by row
        var later = await db.Posts
            .Where(post => EF.Functions.GreaterThan(ValueTuple.Create(post.Views, post.Title), ValueTuple.Create(10, "Drafts")))
            .OrderBy(post => post.Views).ThenBy(post => post.Title)
            .ToListAsync(Cancellation);
        // end

        Assert.Equal(["Notes", "Weaving"], first.Select(p => p.Title));
        Assert.Equal(["Drafts"], next.Select(p => p.Title));
        Assert.Equal(["Weaving", "Notes"], later.Select(p => p.Title));
    }

    [Fact]
    public async Task Single_rows_are_found_by_unique_fields_or_asked_to_exist()
    {
        var id = await db.Users.Where(u => u.Name == "Bob").Select(u => u.Id).SingleAsync(Cancellation);
        var post = await db.Posts.SingleAsync(p => p.Title == "Notes", Cancellation);

        // docs: find
        var byKey = await db.Users.FindAsync([id], Cancellation);
        var byCompoundKey = await db.Comments.FindAsync([post.Id, 2], Cancellation);
        var byUnique = await db.Users.SingleOrDefaultAsync(user => user.Email == "bob@example.com", Cancellation);
        var orThrow = await db.Users.SingleAsync(user => user.Email == "bob@example.com", Cancellation);
        var first = await db.Users.OrderBy(user => user.Email).FirstOrDefaultAsync(Cancellation);
        // end

        Assert.Equal("Very", byCompoundKey!.Text);
        Assert.All([byKey, byUnique, orThrow], user => Assert.Equal("Bob", user!.Name));
        Assert.Equal("Ada", first!.Name);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Users.SingleAsync(u => u.Email == "nobody", Cancellation));
    }

    [Fact]
    public async Task Raw_sql_gives_entities_values_and_more_linq()
    {
        var views = 15;

        // docs: raw
        var entities = await db.Posts.FromSql($"""SELECT *, xmin FROM "Post" WHERE "views" > {views}""").OrderBy(post => post.Title).Include(post => post.Author).ToListAsync(Cancellation);
        var values = await db.Database.SqlQuery<int>($"""SELECT sum("views")::int AS "Value" FROM "Post" WHERE "published" """).SingleAsync(Cancellation);
        var changed = await db.Database.ExecuteSqlAsync($"""UPDATE "Post" SET "views" = "views" WHERE "title" = {"Notes"}""", Cancellation);
        // end

        Assert.Equal([("Notes", "Ada"), ("Weaving", "Bob")], entities.Select(p => (p.Title, p.Author.Name)));
        Assert.Equal((50, 1), (values, changed));
    }

    [Fact]
    public async Task Times_are_compared_with_the_clock()
    {
        var yesterday = DateTime.UtcNow.AddDays(-1);

        // docs: times
        var recent = await db.Users.CountAsync(user => user.CreatedAt > yesterday && user.CreatedAt <= DateTime.UtcNow, Cancellation);
        var byDay = await db.Users.GroupBy(user => user.CreatedAt.Date).Select(users => new { Day = users.Key, Count = users.Count() }).ToListAsync(Cancellation);
        // end

        Assert.Equal(3, recent);
        Assert.Equal(3, byDay.Sum(d => d.Count));
    }
}
