using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the values of <c>@default(ulid())</c>: time and randomness in 26 characters that sort by time.</summary>
public sealed class UlidValueGenerator : ValueGenerator<string>
{
    private const int RandomBytes = 10;

    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry) =>
        // The package's own randomness is fast but can be foretold.
        Ulid.NewUlid(DateTimeOffset.UtcNow, RandomNumberGenerator.GetBytes(RandomBytes)).ToString();
}
