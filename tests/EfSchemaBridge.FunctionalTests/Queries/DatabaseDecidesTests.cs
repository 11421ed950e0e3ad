using EfSchemaBridge.FunctionalTests.Queries.Generated;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>What the database decides, whatever EF knows of the rows: defaults that C# has no constants for, and what becomes of rows that refer to a deleted one.</summary>
public sealed class DatabaseDecidesTests(BlogDatabase blog) : IClassFixture<BlogDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_that_nobody_sets_have_their_defaults()
    {
        await using var db = blog.Context();
        var given = db.Givens.Add(new Given()).Entity;

        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(
            """({"2020-01-01 00:00:00"},{6f9619ff-8b86-d011-b42d-00c04fc964ff},{"{}"},{x},{a},0.123456789012345678901234567891)""",
            await blog.Database.ScalarAsync<string>($"""SELECT format('(%s,%s,%s,%s,%s,%s)', "times", "keys", "docs", "made", "texts", "digits") FROM "Given" WHERE "id" = {given.Id}"""));
        Assert.Equal(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), Assert.Single(given.Times));
    }

    [Fact]
    public async Task Lists_that_are_set_empty_are_empty()
    {
        await using var db = blog.Context();
        var given = db.Givens.Add(new Given { Times = [], Keys = [], Docs = [], Made = [], Texts = [] }).Entity;

        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(
            "{} {} {} {} {}",
            await blog.Database.ScalarAsync<string>($"""SELECT concat_ws(' ', "times", "keys", "docs", "made", "texts") FROM "Given" WHERE "id" = {given.Id}"""));
    }

    [Theory]
    [InlineData("kept")]
    [InlineData("held")]
    public async Task A_row_that_others_hold_is_not_deleted_though_they_are_loaded(string relation)
    {
        await using var db = blog.Context();
        var house = db.Houses.Add(new House()).Entity;
        var guest = db.Guests.Add(relation == "kept" ? new Guest { Kept = house, MovedId = null } : new Guest { Held = house, MovedId = null }).Entity;
        await db.SaveChangesAsync(Cancellation);

        db.Houses.Remove(house);
        var error = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        Assert.StartsWith("23", Assert.IsType<PostgresException>(error.InnerException).SqlState, StringComparison.Ordinal);
        Assert.Equal(house.Id, relation == "kept" ? guest.KeptId : guest.HeldId);
    }

    [Fact]
    public async Task A_row_that_loaded_ones_need_is_not_deleted()
    {
        await using var db = blog.Context();
        var house = db.Houses.Add(new House { Rooms = { new Room() } }).Entity;
        await db.SaveChangesAsync(Cancellation);

        // EF cuts the ties of a removed row at once.
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            db.Houses.Remove(house);
            await db.SaveChangesAsync(Cancellation);
        });
    }

    [Fact]
    public async Task A_loaded_row_gets_the_default_of_its_key()
    {
        await using var db = blog.Context();
        db.Houses.Add(new House());
        await db.SaveChangesAsync(Cancellation);
        var house = db.Houses.Add(new House { Id = 1_000_000 }).Entity;
        var guest = db.Guests.Add(new Guest { Moved = house }).Entity;
        await db.SaveChangesAsync(Cancellation);

        db.Houses.Remove(house);
        await db.SaveChangesAsync(Cancellation);

        await db.Entry(guest).ReloadAsync(Cancellation);
        Assert.Equal(1, guest.MovedId);
    }

    [Fact]
    public async Task A_loaded_row_loses_its_key_where_the_schema_says_so()
    {
        await using var db = blog.Context();
        var house = db.Houses.Add(new House { Id = 1_000_001 }).Entity;
        var guest = db.Guests.Add(new Guest { Lost = house, MovedId = null }).Entity;
        await db.SaveChangesAsync(Cancellation);

        db.Houses.Remove(house);
        await db.SaveChangesAsync(Cancellation);

        Assert.Null(guest.LostId);
    }

    [Fact]
    public async Task A_time_of_day_is_cut_to_milliseconds()
    {
        await using var db = blog.Context();
        var value = ValueTests.Natives(optional: true);
        value.Time = TimeOnly.MaxValue;
        value.Timetz = new DateTimeOffset(1, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(9_999_999);
        db.Add(value);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(
            "23:59:59.999 01:04:05.999+00",
            await blog.Database.ScalarAsync<string>($"""SELECT "time" || ' ' || "timetz" FROM "NativeValue" WHERE "id" = {value.Id}"""));
    }
}
