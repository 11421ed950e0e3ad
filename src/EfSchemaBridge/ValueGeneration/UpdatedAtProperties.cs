using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Sets <c>@updatedAt</c> properties to the current UTC time, in whole milliseconds, when a new or changed entity is
/// saved. A value the program has set itself stays. Bulk updates (<c>ExecuteUpdate</c>) do not pass through here.
/// </summary>
internal static class UpdatedAtProperties
{
    private const string RuntimeAnnotation = "EfSchemaBridge:UpdatedAtProperties";

    /// <summary>Sets the properties of new and changed entities that the program has not set.</summary>
    /// <returns>What was set, to be undone when nothing comes of the save.</returns>
    public static IReadOnlyList<UpdatedAtValue> Set(IEnumerable<EntityEntry> entries, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var untouched = entries
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .SelectMany(entry => UpdatedAt(entry.Metadata).Select(entry.Property).Where(property => IsUntouched(property, entry.State)));
        List<UpdatedAtValue> values = [.. untouched.Select(property => new UpdatedAtValue(property))];
        foreach (var value in values)
        {
            value.Property.CurrentValue = As(value.Property.Metadata.ClrType, now);
        }

        return values;
    }

    /// <summary>Found once for a type: every save asks for each of its entities.</summary>
    private static IProperty[] UpdatedAt(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(
        RuntimeAnnotation, IProperty[] (of) => [.. of!.GetProperties().Where(p => p.FindAnnotation(SchemaAnnotationNames.UpdatedAt)?.Value is true)], type);

    // DbContext.Update marks every property of a detached entity as modified; only another value is the program's own.
    private static bool IsUntouched(PropertyEntry property, EntityState state) => state switch
    {
        EntityState.Added => Equals(property.CurrentValue, property.Metadata.Sentinel),
        // Classes that tell of every change keep no original values.
        _ when property.Metadata.DeclaringType.GetChangeTrackingStrategy() == ChangeTrackingStrategy.ChangingAndChangedNotifications => !property.IsModified,
        _ => Equals(property.CurrentValue, property.OriginalValue),
    };

    private static object As(Type type, DateTime now)
    {
        var notNull = Nullable.GetUnderlyingType(type) ?? type;
        return notNull == typeof(DateTimeOffset) ? new DateTimeOffset(now)
            : notNull == typeof(DateOnly) ? DateOnly.FromDateTime(now)
            : notNull == typeof(TimeOnly) ? TimeOnly.FromDateTime(now)
            : now;
    }
}
