using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTime"/> in a <c>timestamptz</c> column, in whole milliseconds, as Prisma does. Local times are
/// converted and times of unspecified kind are taken as UTC, where Npgsql alone refuses both; what is read is UTC.
/// </summary>
public sealed class TimestamptzConverter() : ValueConverter<DateTime, DateTime>(
    value => new DateTime(
        (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks
        / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond,
        DateTimeKind.Utc),
    stored => stored);
