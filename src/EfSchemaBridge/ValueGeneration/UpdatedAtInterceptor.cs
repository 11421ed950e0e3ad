using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Sets <c>@updatedAt</c> properties to the current UTC time, in whole milliseconds, when a new or changed entity is
/// saved. A value the program has set itself stays. Bulk updates (<c>ExecuteUpdate</c>) do not pass through here.
/// </summary>
/// <param name="timeProvider">The clock; the system's when null.</param>
public sealed class UpdatedAtInterceptor(TimeProvider? timeProvider = null) : SaveChangesInterceptor
{
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        SetUpdatedAt(eventData.Context);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SetUpdatedAt(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void SetUpdatedAt(DbContext? context)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));

        // The entries are a list of their own: setting a value may change the tracker's.
        foreach (var entry in context?.ChangeTracker.Entries().ToList() ?? [])
        {
            foreach (var property in entry.Properties.Where(IsUpdatedAt).Where(p => IsUntouched(p, entry.State)))
            {
                property.CurrentValue = As(property.Metadata.ClrType, now);
            }
        }
    }

    private static bool IsUpdatedAt(PropertyEntry property) =>
        property.Metadata.FindAnnotation(SchemaAnnotationNames.UpdatedAt)?.Value is true;

    // DbContext.Update marks every property of a detached entity as modified; only another value is the program's own.
    private static bool IsUntouched(PropertyEntry property, EntityState state) => state switch
    {
        EntityState.Added => Equals(property.CurrentValue, property.Metadata.Sentinel),
        EntityState.Modified => Equals(property.CurrentValue, property.OriginalValue),
        _ => false,
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
