using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the values of <c>@default(uuid(7))</c> for <see cref="string"/> properties: UUIDs that sort by time, in lower case with hyphens.</summary>
public sealed class Uuid7TextValueGenerator : ValueGenerator<string>
{
    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry) => Guid.CreateVersion7().ToString();
}
