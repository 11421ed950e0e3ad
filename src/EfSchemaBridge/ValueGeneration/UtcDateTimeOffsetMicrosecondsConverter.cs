using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTimeOffset"/> as UTC in a <c>timestamp</c> column without time zone that has more than three
/// places: nothing is cut. The instant is kept and the offset is not: what is read has the offset zero.
/// </summary>
public sealed class UtcDateTimeOffsetMicrosecondsConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => DateTime.SpecifyKind(value.UtcDateTime, DateTimeKind.Unspecified),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
