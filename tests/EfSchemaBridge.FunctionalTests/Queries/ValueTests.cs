using System.Collections;
using System.Net;
using System.Text.Json;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Queries.Generated;
using EfSchemaBridge.FunctionalTests.RoundTrips;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Queries;

/// <summary>Every scalar and native type, through the generated context and PostgreSQL and back.</summary>
public sealed class ValueTests(BlogDatabase blog) : IClassFixture<BlogDatabase>
{
    private static readonly DateTime Instant = new(2026, 3, 4, 5, 6, 7, 89, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_scalar_is_read_as_it_was_written(bool optional)
    {
        var written = Scalars(optional);
        var read = await RoundTripAsync(written, db => db.Values.SingleAsync(v => v.Id == written.Id, Cancellation));

        AssertSame(written, read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_native_type_is_read_as_it_was_written(bool optional)
    {
        var written = Natives(optional);
        var read = await RoundTripAsync(written, db => db.NativeValues.SingleAsync(v => v.Id == written.Id, Cancellation));

        AssertSame(written, read);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/New_York")]
    public async Task Times_are_stored_in_UTC_in_whole_milliseconds_whatever_their_kind_and_the_sessions_time_zone(string timeZone)
    {
        var ticks = Instant.AddTicks(6_789);
        foreach (var time in new[] { ticks, ticks.ToLocalTime(), DateTime.SpecifyKind(ticks, DateTimeKind.Unspecified) })
        {
            var value = Scalars(optional: true);
            (value.Time, value.TimeOpt, value.TimeList) = (time, time, [time]);
            await using var db = new BlogContext(new DbContextOptionsBuilder<BlogContext>()
                .AmongMany()
                .UseNpgsql(new NpgsqlConnectionStringBuilder(blog.Database.ConnectionString) { Timezone = timeZone }.ConnectionString).UseSchemaBridge().Options);
            db.Values.Add(value);
            await db.SaveChangesAsync(Cancellation);
            db.ChangeTracker.Clear();

            var stored = await blog.Database.ScalarAsync<string>($"""SELECT "time"::text || ' ' || "timeOpt"::text || ' ' || "timeList"::text FROM "Value" WHERE "id" = {value.Id}""");
            var read = await db.Values.SingleAsync(v => v.Id == value.Id && v.Time == time, Cancellation);

            Assert.Equal("""2026-03-04 05:06:07.089 2026-03-04 05:06:07.089 {"2026-03-04 05:06:07.089"}""", stored);
            Assert.All([read.Time, read.TimeOpt!.Value, read.TimeList[0]], t => Assert.Equal((Instant, DateTimeKind.Utc), (t, t.Kind)));
        }
    }

    [Fact]
    public async Task Times_with_time_zone_take_every_kind_and_are_read_in_UTC()
    {
        foreach (var time in new[] { Instant, Instant.ToLocalTime(), DateTime.SpecifyKind(Instant, DateTimeKind.Unspecified) })
        {
            var value = Natives(optional: true);
            (value.Timestamptz, value.TimestamptzOpt, value.TimestamptzList) = (time, time, [time]);
            var read = await RoundTripAsync(value, db => db.NativeValues.SingleAsync(v => v.Id == value.Id, Cancellation));

            Assert.All([read.Timestamptz, read.TimestamptzOpt!.Value, read.TimestamptzList[0]], t => Assert.Equal((Instant, DateTimeKind.Utc), (t, t.Kind)));
        }
    }

    [Fact]
    public async Task A_DateTimeOffset_keeps_the_instant_and_is_read_with_the_offset_zero()
    {
        var time = new DateTimeOffset(Instant.AddTicks(6_789)).ToOffset(TimeSpan.FromHours(5));
        var user = await RoundTripAsync(new User { Email = $"{Guid.NewGuid():N}@example.com", SeenAt = time }, db => db.Users.SingleAsync(u => u.SeenAt == time, Cancellation));

        Assert.Equal((new DateTimeOffset(Instant), TimeSpan.Zero), (user.SeenAt!.Value, user.SeenAt.Value.Offset));
        Assert.Equal("2026-03-04 05:06:07.089", await blog.Database.ScalarAsync<string>($"""SELECT "seenAt"::text FROM "User" WHERE "id" = {user.Id}"""));
    }

    [Fact]
    public async Task The_databases_now_is_UTC_on_a_server_with_another_time_zone()
    {
        await blog.Database.ExecuteAsync($"ALTER DATABASE {blog.Database.Name} SET timezone = 'Asia/Tokyo'");
        NpgsqlConnection.ClearAllPools();
        await using var db = blog.Context();
        var user = new User { Email = $"{Guid.NewGuid():N}@example.com" };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancellation);

        Assert.InRange(user.CreatedAt, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
        Assert.True(await db.Users.AnyAsync(u => u.Id == user.Id && u.CreatedAt <= DateTime.UtcNow && u.CreatedAt > DateTime.UtcNow.AddHours(-1), Cancellation));
    }

    [Fact]
    public async Task A_null_array_reads_as_an_empty_list()
    {
        var value = Scalars(optional: true);
        await using var db = blog.Context();
        db.Values.Add(value);
        await db.SaveChangesAsync(Cancellation);
        await blog.Database.ExecuteAsync($"""UPDATE "Value" SET "textList" = NULL, "intList" = NULL, "timeList" = NULL, "roleList" = NULL, "jsonList" = NULL WHERE "id" = {value.Id}""");

        await using var other = blog.Context();
        var read = await other.Values.SingleAsync(v => v.Id == value.Id, Cancellation);

        Assert.Empty(read.TextList);
        Assert.Empty(read.IntList);
        Assert.Empty(read.TimeList);
        Assert.Empty(read.RoleList);
        Assert.Empty(read.JsonList);
    }

    [Fact]
    public async Task One_data_source_serves_the_context_and_plain_Npgsql()
    {
        var builder = new NpgsqlDataSourceBuilder(blog.Database.ConnectionString);
        await using var source = builder.UseSchemaBridge<BlogContext>().Build();
        await using var db = new BlogContext(new DbContextOptionsBuilder<BlogContext>().AmongMany().UseNpgsql(source).UseSchemaBridge().Options);
        var value = Scalars(optional: false);
        db.Values.Add(value);
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();

        await using var command = source.CreateCommand("""SELECT "role", "decimal" FROM "Value" WHERE "role" = $1 AND "id" = $2""");
        command.Parameters.Add(new NpgsqlParameter<Role> { TypedValue = Role.ADMIN });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value.Id });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await reader.ReadAsync(Cancellation));

        Assert.Equal((Role.ADMIN, value.Decimal), (await reader.GetFieldValueAsync<Role>(0, Cancellation), reader.GetDecimal(1)));
        AssertSame(value, await db.Values.SingleAsync(v => v.Id == value.Id, Cancellation));
    }

    [Fact]
    public async Task The_clock_is_compared_with_columns_of_both_kinds_and_with_offsets()
    {
        var value = Natives(optional: true);
        await using var db = blog.Context();
        db.Add(value);
        var user = new User { Email = $"{Guid.NewGuid():N}@example.com", SeenAt = DateTimeOffset.Now };
        db.Add(user);
        await db.SaveChangesAsync(Cancellation);

        Assert.True(await db.NativeValues.AnyAsync(v => v.Id == value.Id && v.Timestamptz < DateTime.UtcNow && v.Timestamp < DateTime.UtcNow.AddMinutes(1), Cancellation));
        Assert.True(await db.Users.AnyAsync(u => u.Id == user.Id && u.SeenAt <= DateTimeOffset.UtcNow && u.SeenAt > DateTimeOffset.UtcNow.AddHours(-1), Cancellation));
    }

    private async Task<T> RoundTripAsync<T>(T written, Func<BlogContext, Task<T>> read)
        where T : class
    {
        await using (var db = blog.Context())
        {
            db.Add(written);
            await db.SaveChangesAsync(Cancellation);
        }

        await using var other = blog.Context();
        return await read(other);
    }

    private static Value Scalars(bool optional) => new()
    {
        Text = "O'Neil \"ünï\" 🐘\n",
        TextOpt = optional ? "" : null,
        TextList = optional ? ["a", ""] : [],
        Flag = true,
        FlagOpt = optional ? false : null,
        FlagList = optional ? [true, false] : [],
        Int = int.MinValue,
        IntOpt = optional ? 0 : null,
        IntList = optional ? [1, int.MaxValue] : [],
        Big = long.MaxValue,
        BigOpt = optional ? long.MinValue : null,
        BigList = optional ? [-1L] : [],
        Float = 0.1 + 0.2,
        FloatOpt = optional ? double.NaN : null,
        FloatList = optional ? [1e300] : [],
        Decimal = 12345678901234567.890123456789m,
        DecimalOpt = optional ? -0.1m : null,
        DecimalList = optional ? [1.5m] : [],
        Time = Instant,
        TimeOpt = optional ? DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Utc) : null,
        TimeList = optional ? [Instant] : [],
        Json = JsonDocument.Parse("""{"a": [1, null, "x"]}"""),
        JsonOpt = optional ? JsonDocument.Parse("null") : null,
        JsonList = optional ? [JsonDocument.Parse("1"), JsonDocument.Parse("""{"b": true}""")] : [],
        Bytes = [0, 255],
        BytesOpt = optional ? [] : null,
        BytesList = optional ? [[1], []] : [],
        Role = Role.ADMIN,
        RoleOpt = optional ? Role.MEMBER : null,
        RoleList = optional ? [Role.MEMBER, Role.ADMIN] : [],
    };

    /// <summary>A value in every column.</summary>
    internal static NativeValue Natives(bool optional) => new()
    {
        Text = "text",
        VarChar = "varchar",
        VarCharList = optional ? ["a", "b"] : [],
        Char = "abcde",
        Citext = "CiText",
        CitextList = optional ? ["A"] : [],
        Xml = "<a>1</a>",
        XmlOpt = optional ? "<b/>" : null,
        Uuid = new("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        UuidOpt = optional ? Guid.Empty : null,
        UuidList = optional ? [Guid.AllBitsSet] : [],
        Inet = IPAddress.Parse("10.1.2.3"),
        InetOpt = optional ? IPAddress.IPv6Loopback : null,
        InetList = optional ? [IPAddress.Loopback] : [],
        Bit = Bits("1011"),
        VarBit = Bits("10"),
        VarBitOpt = optional ? Bits("1") : null,
        VarBitList = optional ? [Bits("01")] : [],
        SmallInt = short.MinValue,
        SmallIntOpt = optional ? (short)7 : null,
        SmallIntList = optional ? [1, 2] : [],
        Oid = uint.MaxValue,
        OidOpt = optional ? 1u : null,
        OidList = optional ? [26u] : [],
        Integer = 1,
        BigInt = 2,
        Real = 1.5f,
        RealOpt = optional ? -0.25f : null,
        RealList = optional ? [3f] : [],
        DoublePrecision = 2.5,
        Numeric = 12.34m,
        NumericOpt = optional ? 0.01m : null,
        NumericList = optional ? [99.99m] : [],
        Money = 12.5m,
        MoneyOpt = optional ? -1m : null,
        MoneyList = optional ? [3.25m] : [],
        Timestamp = Instant,
        TimestampList = optional ? [Instant] : [],
        Timestamptz = Instant,
        TimestamptzAny = Instant,
        TimestamptzOpt = optional ? Instant : null,
        TimestamptzList = optional ? [Instant] : [],
        Date = new DateOnly(2026, 2, 28),
        DateOpt = optional ? new DateOnly(1900, 1, 1) : null,
        DateList = optional ? [new DateOnly(2000, 2, 29)] : [],
        Time = new TimeOnly(1, 2, 3, 4),
        TimeOpt = optional ? new TimeOnly(23, 59) : null,
        TimeList = optional ? [new TimeOnly(0, 0)] : [],
        Timetz = new DateTimeOffset(1, 1, 2, 12, 30, 0, TimeSpan.Zero),
        TimetzOpt = optional ? new DateTimeOffset(1, 1, 2, 1, 0, 0, TimeSpan.Zero) : null,
        TimetzList = optional ? [new DateTimeOffset(1, 1, 2, 23, 59, 59, TimeSpan.Zero)] : [],
        Json = JsonDocument.Parse("""{"a":1}"""),
        JsonOpt = optional ? JsonDocument.Parse("[]") : null,
        Jsonb = JsonDocument.Parse("""{"b":[1,2]}"""),
        JsonList = optional ? [JsonDocument.Parse("true")] : [],
        ByteA = [1, 2, 3],
        Boolean = true,
    };

    private static void AssertSame(object written, object read) =>
        Assert.All(written.GetType().GetProperties(), property => Assert.Equal((property.Name, ValueText.Of(property.GetValue(written))), (property.Name, ValueText.Of(property.GetValue(read)))));

    private static BitArray Bits(string bits) => new([.. bits.Select(bit => bit == '1')]);
}
