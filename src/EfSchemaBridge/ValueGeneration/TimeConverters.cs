using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keep times as Prisma does: as UTC, and in whole milliseconds where a column has no more places. Where it has more,
/// nothing is cut, so that a row is found again by a time that the database made.
/// </summary>
/// <remarks>
/// They are objects and not classes of their own: EF writes a converter into a compiled model as the plain
/// <see cref="ValueConverter{TModel, TProvider}"/>, and its precompiled queries cast to the class they have met.
/// </remarks>
public static class TimeConverters
{
    /// <summary>
    /// <c>timestamp(3)</c>. Local times are converted and times of unspecified kind are taken as UTC; what is read is UTC.
    /// </summary>
    public static ValueConverter<DateTime, DateTime> Timestamp { get; } = new(
        value => new DateTime(
            (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks
            / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    /// <summary><c>timestamp(6)</c>, as <see cref="Timestamp"/>.</summary>
    public static ValueConverter<DateTime, DateTime> TimestampMicroseconds { get; } = new(
        value => DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Unspecified),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    /// <summary><c>timestamp(3)</c>. The instant is kept and the offset is not: what is read has the offset zero.</summary>
    public static ValueConverter<DateTimeOffset, DateTime> TimestampOffset { get; } = new(
        value => new DateTime(value.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    /// <summary><c>timestamp(6)</c>, as <see cref="TimestampOffset"/>.</summary>
    public static ValueConverter<DateTimeOffset, DateTime> TimestampOffsetMicroseconds { get; } = new(
        value => DateTime.SpecifyKind(value.UtcDateTime, DateTimeKind.Unspecified),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    /// <summary>
    /// <c>timestamptz(3)</c>. Local times are converted and times of unspecified kind are taken as UTC, where Npgsql alone
    /// refuses both; what is read is UTC.
    /// </summary>
    public static ValueConverter<DateTime, DateTime> Timestamptz { get; } = new(
        value => new DateTime(
            (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks
            / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond,
            DateTimeKind.Utc),
        stored => stored);

    /// <summary><c>timestamptz(6)</c>, as <see cref="Timestamptz"/>.</summary>
    public static ValueConverter<DateTime, DateTime> TimestamptzMicroseconds { get; } = new(
        value => DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Utc),
        stored => stored);

    /// <summary>
    /// <c>timestamptz(3)</c>. Any offset is taken, where Npgsql alone refuses all but zero. What is read has the offset zero.
    /// </summary>
    public static ValueConverter<DateTimeOffset, DateTimeOffset> TimestamptzOffset { get; } = new(
        value => new DateTimeOffset(value.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
        stored => stored.ToUniversalTime());

    /// <summary><c>timestamptz(6)</c>, as <see cref="TimestamptzOffset"/>.</summary>
    public static ValueConverter<DateTimeOffset, DateTimeOffset> TimestamptzOffsetMicroseconds { get; } = new(
        value => value.ToUniversalTime(),
        stored => stored.ToUniversalTime());

    /// <summary><c>time(3)</c>.</summary>
    public static ValueConverter<TimeOnly, TimeOnly> Time { get; } = new(
        value => new TimeOnly(value.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond),
        stored => stored);

    /// <summary><c>timetz(3)</c>. Any offset is taken, and the time in UTC is stored.</summary>
    public static ValueConverter<DateTimeOffset, DateTimeOffset> Timetz { get; } = new(
        value => new DateTimeOffset(value.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
        stored => stored);

    /// <summary><c>timetz(6)</c>, as <see cref="Timetz"/>.</summary>
    public static ValueConverter<DateTimeOffset, DateTimeOffset> TimetzMicroseconds { get; } = new(
        value => value.ToUniversalTime(),
        stored => stored);
}
