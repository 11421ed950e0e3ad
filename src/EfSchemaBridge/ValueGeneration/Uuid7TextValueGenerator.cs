using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using UUIDNext;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the values of <c>@default(uuid(7))</c> for <see cref="string"/> properties: UUIDs that sort in the order in which they are made, in lower case with hyphens.</summary>
public sealed class Uuid7TextValueGenerator : ValueGenerator<string>
{
    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override string Next(EntityEntry entry) => Uuid.NewDatabaseFriendly(Database.PostgreSql).ToString();
}
