using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTime"/> in a <c>timestamptz</c> column that has more than three places: nothing is cut, so that a
/// row is found again by a time that the database made. Local times are converted and times of unspecified kind are taken
/// as UTC, where Npgsql alone refuses both; what is read is UTC.
/// </summary>
public sealed class TimestamptzMicrosecondsConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Utc),
    stored => stored);
