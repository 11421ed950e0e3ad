using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTimeOffset"/> in a <c>timestamptz</c> column, in whole milliseconds, whatever its offset, where
/// Npgsql alone refuses all but zero. What is read has the offset zero.
/// </summary>
public sealed class TimestamptzOffsetConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    value => new DateTimeOffset(value.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
    stored => stored.ToUniversalTime());
