using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the values of <c>@default(uuid())</c> for <see cref="string"/> properties: random UUIDs, in lower case with hyphens.</summary>
public sealed class Uuid4TextValueGenerator : ValueGenerator<string>
{
    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry) => Guid.NewGuid().ToString();
}
