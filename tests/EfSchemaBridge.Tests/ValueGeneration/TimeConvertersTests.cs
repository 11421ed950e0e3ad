using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.Tests.ValueGeneration;

public class TimeConvertersTests
{
    private static readonly DateTime _instant = new(2024, 2, 29, 12, 30, 15, 123, 456);
    private static readonly DateTime _milliseconds = new(2024, 2, 29, 12, 30, 15, 123);

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_is_written_as_UTC_in_whole_milliseconds(DateTimeKind kind) =>
        AssertSame(_milliseconds, Write(DateTime.SpecifyKind(_instant, kind)));

    [Fact]
    public void A_local_time_is_converted_when_written() =>
        AssertSame(_milliseconds, Write(DateTime.SpecifyKind(_instant, DateTimeKind.Utc).ToLocalTime()));

    [Fact]
    public void Nothing_is_cut_for_a_column_that_keeps_microseconds()
    {
        var local = DateTime.SpecifyKind(_instant, DateTimeKind.Utc).ToLocalTime();
        var offset = new DateTimeOffset(_instant, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5));

        AssertSame(_instant, (DateTime)TimeConverters.TimestampMicroseconds.ConvertToProvider(local)!);
        AssertSame(_instant, (DateTime)TimeConverters.TimestampOffsetMicroseconds.ConvertToProvider(offset)!);
        AssertSame(DateTime.SpecifyKind(_instant, DateTimeKind.Utc), (DateTime)TimeConverters.TimestamptzMicroseconds.ConvertToProvider(local)!);
        Assert.Equal(new DateTimeOffset(_instant, TimeSpan.Zero), TimeConverters.TimestamptzOffsetMicroseconds.ConvertToProvider(offset));
    }

    [Fact]
    public void A_time_of_day_is_cut_and_one_with_an_offset_is_written_as_UTC()
    {
        var offset = new DateTimeOffset(1, 1, 2, 1, 30, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);

        Assert.Equal(new TimeOnly(23, 59, 59, 999), TimeConverters.Time.ConvertToProvider(TimeOnly.MaxValue));
        Assert.Equal(new DateTimeOffset(1, 1, 1, 23, 30, 0, 123, TimeSpan.Zero), TimeConverters.Timetz.ConvertToProvider(offset));
        Assert.Equal((offset, TimeSpan.Zero), (TimeConverters.TimetzMicroseconds.ConvertToProvider(offset), ((DateTimeOffset)TimeConverters.TimetzMicroseconds.ConvertToProvider(offset)!).Offset));
    }

    [Fact]
    public void A_time_is_read_as_UTC() =>
        AssertSame(
            DateTime.SpecifyKind(_milliseconds, DateTimeKind.Utc),
            (DateTime)TimeConverters.Timestamp.ConvertFromProvider(_milliseconds)!);

    [Fact]
    public void Elements_of_a_list_are_converted_too()
    {
        using var context = new EventContext();
        var property = context.Model.FindEntityType(typeof(Event))!.FindProperty(nameof(Event.Reminders))!;

        Assert.Same(TimeConverters.Timestamp, property.GetElementType()!.GetValueConverter());
        Assert.Equal("timestamp(3) without time zone[]", property.GetRelationalTypeMapping().StoreType);
        var written = (IEnumerable<DateTime>)property.GetTypeMapping().Converter!.ConvertToProvider(
            new List<DateTime> { DateTime.SpecifyKind(_instant, DateTimeKind.Utc) })!;
        AssertSame(_milliseconds, Assert.Single(written));
    }

    private static DateTime Write(DateTime value) => (DateTime)TimeConverters.Timestamp.ConvertToProvider(value)!;

    private static void AssertSame(DateTime expected, DateTime actual) =>
        Assert.Equal((expected, expected.Kind), (actual, actual.Kind));

    private sealed class Event
    {
        public int Id { get; set; }

        public List<DateTime> Reminders { get; set; } = [];
    }

    private sealed class EventContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=none");

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<Event>().PrimitiveCollection(e => e.Reminders).ElementType(element =>
            {
                element.HasStoreType("timestamp(3)");
                element.HasConversion(TimeConverters.Timestamp);
            });
    }
}
