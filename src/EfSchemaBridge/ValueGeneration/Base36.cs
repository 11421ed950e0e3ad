using System.Numerics;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Numbers in the digits 0-9 and a-z, which cuids are made of.</summary>
internal static class Base36
{
    public const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Encode(BigInteger number)
    {
        var digits = new Stack<char>();
        do
        {
            (number, var digit) = BigInteger.DivRem(number, Digits.Length);
            digits.Push(Digits[(int)digit]);
        }
        while (!number.IsZero);

        return string.Concat(digits);
    }

    /// <summary>The last digits of a number, with zeros before them when it has fewer.</summary>
    public static string Encode(BigInteger number, int length) => Encode(number).PadLeft(length, '0')[^length..];
}
