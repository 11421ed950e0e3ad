using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.FunctionalTests.RoundTrips;

/// <summary>Makes values for any column: another one each time, as uniques ask for.</summary>
internal sealed partial class ValueMaker
{
    private static readonly DateTime Start = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Dictionary<IProperty, int> _turns = [];
    private int _count;

    /// <summary>A value for a property.</summary>
    public object Next(IProperty property)
    {
        if (property.GetElementType() is { } element && property.ClrType != typeof(string) && property.ClrType != typeof(byte[]))
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element.ClrType))!;
            var storeType = element.GetStoreType() ?? property.GetColumnType();
            list.Add(Next(property, element.ClrType, storeType));
            list.Add(Next(property, element.ClrType, storeType));
            return list;
        }

        return Next(property, property.ClrType, property.GetColumnType());
    }

    private object Next(IProperty property, Type type, string storeType)
    {
        var n = ++_count;
        var value = Nullable.GetUnderlyingType(type) ?? type;
        var length = Length(storeType);
        return value switch
        {
            { IsEnum: true } => Enum.GetValues(value).GetValue(Turn(property) % Enum.GetValues(value).Length)!,
            _ when value == typeof(string) => Text(n, storeType, length),
            _ when value == typeof(int) => n,
            _ when value == typeof(short) => (short)n,
            _ when value == typeof(long) => (long)n,
            _ when value == typeof(uint) => (uint)n,
            _ when value == typeof(float) => n + 0.5f,
            _ when value == typeof(double) => n + 0.25,
            _ when value == typeof(decimal) => Decimal(n, storeType),
            _ when value == typeof(bool) => n % 2 == 0,
            _ when value == typeof(Guid) => Guid.NewGuid(),
            _ when value == typeof(DateTime) => Start.AddSeconds(n),
            _ when value == typeof(DateOnly) => DateOnly.FromDateTime(Start.AddDays(n)),
            _ when value == typeof(TimeOnly) => TimeOnly.FromDateTime(Start.AddSeconds(n)),
            // A time of day, which is kept as that of UTC.
            _ when value == typeof(DateTimeOffset) => new DateTimeOffset(1, 1, 2, n % 12, 0, n % 60, TimeSpan.Zero),
            _ when value == typeof(byte[]) => BitConverter.GetBytes(n),
            _ when value == typeof(JsonDocument) => JsonDocument.Parse($$"""{"n":{{n}}}"""),
            _ when value == typeof(IPAddress) => new IPAddress([10, (byte)(n >> 16), (byte)(n >> 8), (byte)n]),
            _ when value == typeof(BitArray) => new BitArray(Enumerable.Range(0, length ?? 8).Select(bit => (n >> bit & 1) == 1).ToArray()),
            _ => throw new InvalidOperationException($"There is no value of type {value} for {storeType}."),
        };
    }

    /// <summary>The values of an enum come in turn, so that a key has all of them before one comes again.</summary>
    private int Turn(IProperty property) => _turns[property] = _turns.GetValueOrDefault(property) + 1;

    private static string Text(int n, string storeType, int? length) => storeType switch
    {
        "xml" => $"<a>{n}</a>",
        _ when length < 12 => Digits(n, length.Value),
        _ when storeType.StartsWith("char(", StringComparison.Ordinal) => $"'{n}é".PadRight(length!.Value, '.'),
        _ => $"'{n}\"é\\",
    };

    private static string Digits(int n, int length)
    {
        var text = n.ToString("x", CultureInfo.InvariantCulture).PadLeft(length, '0');
        return text[^length..];
    }

    /// <summary>A number with as many places as the column keeps.</summary>
    private static decimal Decimal(int n, string storeType)
    {
        var match = Arguments().Match(storeType);
        var scale = !match.Success || storeType == "money" ? 2 : match.Groups[2].Success ? Math.Min(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 4) : 0;
        var whole = !match.Success || match.Groups[2] is not { Success: true } places ? 9 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - int.Parse(places.Value, CultureInfo.InvariantCulture);
        return (n % (decimal)Math.Pow(10, Math.Min(whole, 9))) + (scale == 0 ? 0 : new decimal(n % 9 + 1, 0, 0, false, (byte)scale));
    }

    private static int? Length(string storeType) =>
        Arguments().Match(storeType) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\((\d+)(?:,\s*(\d+))?\)")]
    private static partial Regex Arguments();
}
