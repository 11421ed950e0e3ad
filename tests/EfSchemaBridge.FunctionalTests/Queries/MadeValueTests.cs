using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Queries.Generated;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>The values that the client makes: ids on add, <c>@updatedAt</c> on every save.</summary>
public sealed class MadeValueTests(BlogDatabase blog) : IClassFixture<BlogDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddRange_gives_every_row_ids_of_its_own_and_the_ordered_kinds_in_order()
    {
        await using var db = blog.Context();
        var rows = Enumerable.Range(0, 1_000).Select(_ => new Made()).ToList();
        db.Mades.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);

        Func<Made, string>[] columns = [m => m.Id, m => m.Cuid2, m => m.Uuid4, m => m.Uuid7, m => m.Guid4.ToString(), m => m.Guid7.ToString(), m => m.Ulid, m => m.Nano, m => m.Nano10];
        Assert.All(columns, column => Assert.Equal(rows.Count, rows.Select(column).Distinct().Count()));
        Func<Made, string>[] ordered = [m => m.Uuid7, m => m.Guid7.ToString(), m => m.Ulid];
        Assert.All(ordered, column => Assert.Equal(rows.Select(column).Order(StringComparer.Ordinal), rows.Select(column)));
        Assert.Equal(rows.Select(m => m.Guid7), await db.Mades.AsNoTracking().Where(m => rows.Select(r => r.Id).Contains(m.Id)).OrderBy(m => m.Guid7).Select(m => m.Guid7).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UpdatedAt_is_set_on_every_save_of_a_pooled_context(bool async)
    {
        var services = new ServiceCollection();
        services.AddDbContextPool<BlogContext>(o => o.AmongMany().UseNpgsql(blog.Database.ConnectionString).UseSchemaBridge(), poolSize: 1);
        await using var provider = services.BuildServiceProvider();
        var (id, times) = (0, new List<DateTime>());
        for (var i = 0; i < 3; i++)
        {
            await using var scope = provider.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BlogContext>();
            var user = i == 0 ? db.Users.Add(new User { Email = $"{Guid.NewGuid():N}@example.com" }).Entity : await db.Users.SingleAsync(u => u.Id == id, Cancellation);
            user.Name = $"{i}";
            _ = async ? await db.SaveChangesAsync(Cancellation) : db.SaveChanges();
            (id, times) = (user.Id, [.. times, user.UpdatedAt]);
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(times.Distinct().Order(), times);
    }

    [Fact]
    public async Task ExecuteUpdate_leaves_updatedAt_alone_unless_it_is_told()
    {
        await using var db = blog.Context();
        var user = new User { Email = $"{Guid.NewGuid():N}@example.com" };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancellation);
        var later = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "x"), Cancellation);
        Assert.Equal(user.UpdatedAt, await UpdatedAtAsync());

        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "y").SetProperty(u => u.UpdatedAt, later), Cancellation);
        Assert.Equal(later, await UpdatedAtAsync());

        Task<DateTime> UpdatedAtAsync() => db.Users.Where(u => u.Id == user.Id).Select(u => u.UpdatedAt).SingleAsync(Cancellation);
    }

    [Fact]
    public void Ordered_ids_are_in_order_across_threads_of_one_process()
    {
        var generator = new UlidValueGenerator();
        var made = Enumerable.Range(0, 8).AsParallel().SelectMany(_ => Enumerable.Range(0, 500).Select(_ => generator.Next(null!)).ToList()).ToList();

        Assert.Equal(4_000, made.Distinct().Count());
    }
}
