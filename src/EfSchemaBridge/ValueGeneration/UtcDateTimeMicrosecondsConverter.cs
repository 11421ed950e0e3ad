using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTime"/> as UTC in a <c>timestamp</c> column without time zone that has more than three places:
/// nothing is cut, so that a row is found again by a time that the database made. Local times are converted and times of
/// unspecified kind are taken as UTC; what is read is UTC.
/// </summary>
public sealed class UtcDateTimeMicrosecondsConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Unspecified),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
