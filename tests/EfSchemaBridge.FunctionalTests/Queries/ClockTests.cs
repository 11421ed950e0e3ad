using System.Linq.Expressions;
using EfSchemaBridge.FunctionalTests.Queries.Generated;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>The clock in queries: <see cref="DateTime.UtcNow"/> is the database's, and means UTC whatever the session's time zone is.</summary>
public sealed class ClockTests(BlogDatabase blog) : IClassFixture<BlogDatabase>, IAsyncLifetime
{
    private readonly string _email = $"{Guid.NewGuid():N}@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Sessions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var zone in (string[])["UTC", "America/New_York", "Asia/Tokyo"])
            {
                foreach (var question in Questions.Keys)
                {
                    data.Add(zone, question);
                }
            }

            return data;
        }
    }

    /// <summary>Each is true for a user who was made just now.</summary>
    private static Dictionary<string, Expression<Func<User, bool>>> Questions { get; } = new()
    {
        ["compared"] = u => u.CreatedAt <= DateTime.UtcNow.AddSeconds(1) && u.CreatedAt > DateTime.UtcNow.AddMinutes(-5),
        ["compared from the left"] = u => DateTime.UtcNow.AddMinutes(-5) < u.CreatedAt,
        ["of an offset"] = u => u.SeenAt <= DateTimeOffset.UtcNow.AddSeconds(1) && u.SeenAt > DateTimeOffset.UtcNow.AddMinutes(-5),
        ["its day"] = u => u.CreatedAt.Date >= DateTime.UtcNow.AddMinutes(-5).Date && u.CreatedAt.Date <= DateTime.UtcNow.Date,
        ["since the day began"] = u => u.CreatedAt >= DateTime.UtcNow.AddMinutes(-5).Date,
        ["its year"] = u => u.CreatedAt.Year >= DateTime.UtcNow.AddMinutes(-5).Year,
        ["how long ago"] = u => (DateTime.UtcNow - u.CreatedAt).TotalSeconds < 300,
        ["in the place of nothing"] = u => (u.SeenAt ?? DateTimeOffset.UtcNow) > DateTimeOffset.UtcNow.AddMinutes(-5),
        ["one or the other"] = u => (u.Name == null ? u.CreatedAt : DateTime.UtcNow) > DateTime.UtcNow.AddMinutes(-5),
    };

    public async ValueTask InitializeAsync()
    {
        await using var db = blog.Context();
        db.Users.Add(new User { Email = _email, CreatedAt = DateTime.UtcNow, SeenAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task The_clock_is_UTC_in_every_session(string zone, string question)
    {
        await using var db = Context(zone);

        Assert.True(await db.Users.Where(u => u.Email == _email).AnyAsync(Questions[question], Cancellation));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    public async Task An_update_stores_the_clock_as_UTC(string zone)
    {
        await using var db = Context(zone);

        await db.Users.Where(u => u.Email == _email).ExecuteUpdateAsync(set => set.SetProperty(u => u.CreatedAt, u => DateTime.UtcNow.AddDays(1)), Cancellation);

        await using var other = blog.Context();
        Assert.Equal(DateTime.UtcNow.AddDays(1), (await other.Users.SingleAsync(u => u.Email == _email, Cancellation)).CreatedAt, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Columns_of_both_kinds_are_compared_with_each_other()
    {
        await using var db = Context("America/New_York");

        Assert.Equal(
            await db.NativeValues.CountAsync(Cancellation),
            await db.NativeValues.CountAsync(v => v.Timestamp < v.Timestamptz || v.Timestamp >= v.Timestamptz, Cancellation));
    }

    [Fact]
    public async Task What_is_read_of_the_clock_is_UTC()
    {
        await using var db = Context("America/New_York");

        var read = await db.Users.Where(u => u.Email == _email).Select(u => new { Now = DateTime.UtcNow, Offset = DateTimeOffset.UtcNow }).SingleAsync(Cancellation);

        Assert.Equal((DateTimeKind.Utc, TimeSpan.Zero), (read.Now.Kind, read.Offset.Offset));
        Assert.Equal(DateTime.UtcNow, read.Now, TimeSpan.FromMinutes(5));
    }

    private BlogContext Context(string zone) => new(blog.Options(builder => builder.UseNpgsql(new NpgsqlConnectionStringBuilder(blog.Database.ConnectionString) { Timezone = zone }.ConnectionString)));
}
