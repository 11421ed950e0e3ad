using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>An <c>@updatedAt</c> property as it was before it was set.</summary>
internal sealed class UpdatedAtValue(PropertyEntry property)
{
    private readonly object? _before = property.CurrentValue;
    private readonly bool _wasModified = property.IsModified;

    /// <summary>The property.</summary>
    public PropertyEntry Property { get; } = property;

    /// <summary>Makes it as it was.</summary>
    public void Undo()
    {
        Property.CurrentValue = _before;
        if (Property.EntityEntry.State == Microsoft.EntityFrameworkCore.EntityState.Modified)
        {
            Property.IsModified = _wasModified;
        }
    }
}
