using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>
/// Sets <c>@updatedAt</c> properties where entities become rows, which is after all interceptors of the app: what those add and
/// change has its time, too. When the save fails the properties are as before, so that another attempt sets them anew.
/// </summary>
internal sealed class UpdatedAtDatabase(DatabaseDependencies dependencies, RelationalDatabaseDependencies relationalDependencies)
    : RelationalDatabase(dependencies, relationalDependencies)
{
    /// <inheritdoc/>
    public override int SaveChanges(IList<IUpdateEntry> entries)
    {
        var values = Set(entries);
        try
        {
            return base.SaveChanges(entries);
        }
        catch
        {
            Undo(values);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        var values = Set(entries);
        try
        {
            return await base.SaveChangesAsync(entries, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Undo(values);
            throw;
        }
    }

    private static IReadOnlyList<UpdatedAtValue> Set(IList<IUpdateEntry> entries) =>
        UpdatedAtProperties.Set(entries.Select(entry => entry.ToEntityEntry()), TimeProvider.System);

    private static void Undo(IReadOnlyList<UpdatedAtValue> values)
    {
        foreach (var value in values)
        {
            value.Undo();
        }
    }
}
