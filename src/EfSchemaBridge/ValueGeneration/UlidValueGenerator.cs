using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Makes the values of <c>@default(ulid())</c>: time and randomness in 26 characters that sort in the order in which
/// they are made. Within a millisecond the random part counts on, as the specification's monotonic ULIDs do.
/// </summary>
public sealed class UlidValueGenerator : ValueGenerator<string>
{
    private const int Length = 16;
    private const int TimeBytes = 6;

    private static readonly Lock _gate = new();
    private static readonly byte[] _last = new byte[Length];
    private static long _lastTime;

    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry)
    {
        lock (_gate)
        {
            var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            if (time > _lastTime)
            {
                _lastTime = time;
                BinaryPrimitives.WriteInt64BigEndian(_last, time << (8 * (sizeof(long) - TimeBytes)));

                // The package's own randomness is fast but can be foretold.
                RandomNumberGenerator.Fill(_last.AsSpan(TimeBytes));
            }
            else
            {
                CountOn();
            }

            return new Ulid(_last).ToString();
        }
    }

    private static void CountOn()
    {
        for (var i = Length - 1; i >= 0 && ++_last[i] == 0; i--)
        {
        }
    }
}
