using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Makes the values of <c>@default(cuid())</c>: <c>c</c>, then the time, a counter, a fingerprint of process and host, and
/// randomness; 25 characters that sort by time.
/// </summary>
public sealed class CuidValueGenerator : ValueGenerator<string>
{
    private const int BlockLength = 4;

    private static readonly string _fingerprint = Fingerprint();
    private static uint _counter;

    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry)
    {
        var time = Base36.Encode(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var count = Base36.Encode(Interlocked.Increment(ref _counter), BlockLength);
        return "c" + time + count + _fingerprint + RandomNumberGenerator.GetString(Base36.Digits, 2 * BlockLength);
    }

    private static string Fingerprint()
    {
        var host = Environment.MachineName;
        return Base36.Encode(Environment.ProcessId, BlockLength / 2)
            + Base36.Encode(host.Sum(character => character) + host.Length + Base36.Digits.Length, BlockLength / 2);
    }
}
