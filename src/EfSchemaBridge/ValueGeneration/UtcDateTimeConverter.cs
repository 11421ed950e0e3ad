using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTime"/> as UTC in a <c>timestamp</c> column without time zone, in whole milliseconds, as
/// Prisma does. Local times are converted and times of unspecified kind are taken as UTC; what is read is UTC.
/// </summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => new DateTime(
        (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks
        / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
