using System.Numerics;
using Npgsql.Internal;

namespace EfSchemaBridge.Numerics;

/// <summary>Reads and writes <c>numeric</c> as <see cref="decimal"/>, also from columns with more digits than it holds.</summary>
/// <remarks>
/// Prisma's Decimal is <c>DECIMAL(65,30)</c>: PostgreSQL sends every value of it with 30 places, and Npgsql's own converter
/// refuses more than 28. Places beyond what a decimal holds are rounded here; whole digits beyond it are an error.
/// </remarks>
internal sealed class DecimalConverter() : PgBufferedConverter<decimal>(customDbNullPredicate: false)
{
    private const int DigitsPerGroup = 4;
    private const int HeaderSize = 4 * sizeof(short);
    private const int MaximalPlaces = 28;
    private const ushort Negative = 0x4000;
    private static readonly BigInteger Group = 10_000;
    private static readonly BigInteger Maximum = (BigInteger)decimal.MaxValue;

    /// <inheritdoc/>
    public override bool CanConvert(DataFormat format, out BufferRequirements bufferRequirements)
    {
        bufferRequirements = BufferRequirements.Value;
        return format is DataFormat.Binary;
    }

    /// <inheritdoc/>
    public override Size GetSize(SizeContext context, decimal value, ref object? writeState) =>
        HeaderSize + (sizeof(short) * Groups(value).Digits.Count);

    /// <inheritdoc/>
    protected override decimal ReadCore(PgReader reader)
    {
        var (count, weight, sign, places) = (reader.ReadInt16(), reader.ReadInt16(), reader.ReadUInt16(), reader.ReadInt16());
        if (sign is not (0 or Negative))
        {
            throw new OverflowException("The numeric value is NaN or infinite, which a decimal cannot hold.");
        }

        var digits = BigInteger.Zero;
        for (var i = 0; i < count; i++)
        {
            digits = (digits * Group) + reader.ReadInt16();
        }

        var scale = (count - 1 - weight) * DigitsPerGroup;
        return ToDecimal(sign == Negative ? -digits : digits, scale, places);
    }

    /// <inheritdoc/>
    protected override void WriteCore(PgWriter writer, decimal value)
    {
        var (digits, weight) = Groups(value);
        writer.WriteInt16((short)digits.Count);
        writer.WriteInt16(weight);
        writer.WriteUInt16(value < 0 ? Negative : (ushort)0);
        writer.WriteInt16(value.Scale);
        foreach (var digit in digits)
        {
            writer.WriteInt16(digit);
        }
    }

    /// <summary>The value of <paramref name="digits"/> with the decimal point <paramref name="scale"/> places from their end.</summary>
    private static decimal ToDecimal(BigInteger digits, int scale, int places)
    {
        // A scale that fits is kept, as Npgsql keeps it; of a wider one, zeros say nothing.
        var wanted = places <= MaximalPlaces ? places : 0;
        (digits, scale) = AtScale(digits, scale, Math.Max(wanted, Math.Min(scale, MaximalPlaces)));
        while (scale > wanted && (BigInteger.Abs(digits) > Maximum || digits % 10 == 0))
        {
            (digits, scale) = AtScale(digits, scale, scale - 1);
        }

        while (scale > 0 && BigInteger.Abs(digits) > Maximum)
        {
            (digits, scale) = AtScale(digits, scale, scale - 1);
        }

        if (BigInteger.Abs(digits) > Maximum)
        {
            throw new OverflowException("The numeric value has more whole digits than a decimal holds (28).");
        }

        var value = (decimal)BigInteger.Abs(digits);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        return new decimal(parts[0], parts[1], parts[2], digits.Sign < 0, (byte)scale);
    }

    /// <summary>Moves to another number of places, rounding half away from zero as PostgreSQL does.</summary>
    private static (BigInteger Digits, int Scale) AtScale(BigInteger digits, int scale, int target)
    {
        if (target >= scale)
        {
            return (digits * BigInteger.Pow(10, target - scale), target);
        }

        var divisor = BigInteger.Pow(10, scale - target);
        var quotient = BigInteger.DivRem(digits, divisor, out var remainder);
        return (BigInteger.Abs(remainder) * 2 >= divisor ? quotient + digits.Sign : quotient, target);
    }

    /// <summary>The groups of four digits that PostgreSQL stores, and the weight of the first.</summary>
    private static (IReadOnlyList<short> Digits, short Weight) Groups(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = (BigInteger)new decimal(parts[0], parts[1], parts[2], isNegative: false, scale: 0);
        var fraction = (value.Scale + DigitsPerGroup - 1) / DigitsPerGroup;
        digits *= BigInteger.Pow(10, (fraction * DigitsPerGroup) - value.Scale);

        var groups = new List<short>();
        for (; !digits.IsZero; digits /= Group)
        {
            groups.Insert(0, (short)(digits % Group));
        }

        return (groups, (short)(groups.Count - fraction - 1));
    }
}
