using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Keeps a <see cref="DateTimeOffset"/> in a <c>timestamptz</c> column that has more than three places: nothing is cut.
/// Any offset is taken, where Npgsql alone refuses all but zero. What is read has the offset zero.
/// </summary>
public sealed class TimestamptzOffsetMicrosecondsConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    value => value.ToUniversalTime(),
    stored => stored.ToUniversalTime());
