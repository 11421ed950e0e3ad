using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the values of <c>@default(nanoid())</c>: random characters that need no escaping in a URL.</summary>
/// <param name="length">How many characters: the argument of <c>nanoid(n)</c>.</param>
public sealed class NanoIdValueGenerator(int length) : ValueGenerator<string>
{
    private const int DefaultLength = 21;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary>Creates a generator of values with 21 characters, which is what <c>nanoid()</c> without argument means.</summary>
    public NanoIdValueGenerator()
        : this(DefaultLength)
    {
    }

    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry) => RandomNumberGenerator.GetString(Alphabet, length);
}
