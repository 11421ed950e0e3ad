using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Makes the values of <c>@default(cuid(2))</c>: a random letter and 23 base-36 digits of a hash over time, randomness, a
/// counter and a fingerprint of the process. The hash is SHA3-512, or SHA-512 where the platform has no SHA-3 (macOS,
/// OpenSSL before 1.1.1); the values look the same.
/// </summary>
public sealed class Cuid2ValueGenerator : ValueGenerator<string>
{
    private const int Length = 24;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string _fingerprint = RandomNumberGenerator.GetString(Base36.Digits, 32);
    private static int _counter = RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var salt = RandomNumberGenerator.GetString(Base36.Digits, Length);
        var count = Interlocked.Increment(ref _counter);
        var hash = Hash(string.Create(CultureInfo.InvariantCulture, $"{time}{salt}{count}{_fingerprint}"));

        // The first digit of a number is not evenly spread, so the last ones are taken.
        return RandomNumberGenerator.GetString(Letters, 1)
            + Base36.Encode(new BigInteger(hash, isUnsigned: true), Length - 1);
    }

    private static byte[] Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return SHA3_512.IsSupported ? SHA3_512.HashData(bytes) : SHA512.HashData(bytes);
    }
}
