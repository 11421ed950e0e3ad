using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.FunctionalTests.RoundTrips;

/// <summary>Makes rows of any model, and first the rows that they have to refer to.</summary>
/// <param name="model">The design-time model.</param>
/// <param name="createContext">Makes a context: each row is added in one of its own.</param>
internal sealed class RowMaker(IModel model, Func<DbContext> createContext)
{
    private readonly ValueMaker _values = new();
    private readonly Stack<IEntityType> _making = [];
    private readonly Dictionary<IEntityType, Dictionary<string, object?>> _shared = [];

    /// <summary>A value for a property.</summary>
    public object Value(IProperty property) => _values.Next(property);

    /// <summary>True when a foreign key of the database has the property's column.</summary>
    public bool IsReference(IProperty property, IEntityType entityType) => References(entityType).Any(r => r.Properties.Contains(property));

    /// <summary>Adds a row to the database, with a value in every column but optional foreign keys, and gives its values as they were saved.</summary>
    /// <param name="entityType">The model.</param>
    /// <param name="given">Values that are settled already.</param>
    /// <exception cref="ImpossibleRowException">No app can add a row of this model; the message says why.</exception>
    public async Task<Dictionary<string, object?>> AddAsync(IEntityType entityType, IReadOnlyDictionary<string, object?>? given = null)
    {
        if (_making.Contains(entityType))
        {
            throw new ImpossibleRowException($"{string.Join(" → ", _making.Reverse().Append(entityType).Select(e => e.DisplayName()))}: each needs a row of the next one first");
        }

        _making.Push(entityType);
        try
        {
            return await SaveAsync(entityType, await ValuesAsync(entityType, given ?? new Dictionary<string, object?>()));
        }
        finally
        {
            _making.Pop();
        }
    }

    private async Task<Dictionary<string, object?>> ValuesAsync(IEntityType entityType, IReadOnlyDictionary<string, object?> given)
    {
        if (entityType.Unmapped<UnmappedColumn>(SchemaAnnotationNames.UnmappedColumns).FirstOrDefault(c => !c.IsNullable && c.DefaultValueSql is null) is { } unwritten)
        {
            throw new ImpossibleRowException($"{entityType.DisplayName()}: the required column {unwritten.Name} ({unwritten.StoreType}) is not for the app to write");
        }

        var values = new Dictionary<string, object?>(given, StringComparer.Ordinal);
        var references = References(entityType).Where(r => r.Properties.All(p => !p.IsNullable)).OrderByDescending(r => r.Properties.Count).ToList();
        foreach (var reference in references.Where(r => !r.Properties.All(p => values.ContainsKey(p.Name))))
        {
            if (reference.Principal == entityType)
            {
                ReferToItself(reference, values);
                continue;
            }

            var pairs = reference.Properties.Zip(reference.PrincipalProperties).ToList();
            var settled = pairs.Where(pair => values.ContainsKey(pair.First.Name)).ToDictionary(pair => pair.Second.Name, pair => values[pair.First.Name]);
            var principal = await PrincipalAsync(reference.Principal, settled);
            foreach (var (property, key) in pairs)
            {
                values[property.Name] = principal[key.Name];
            }
        }

        foreach (var property in entityType.GetProperties().Where(p => !values.ContainsKey(p.Name) && !IsLeftOut(p, entityType)))
        {
            values[property.Name] = Value(property);
        }

        return values;
    }

    /// <summary>Rows that an enum tells apart are few: all that refer to one refer to the same.</summary>
    private async Task<Dictionary<string, object?>> PrincipalAsync(IEntityType principal, Dictionary<string, object?> settled)
    {
        if (settled.Count > 0 || principal.FindPrimaryKey()?.Properties.All(p => p.ClrType.IsEnum) is not true)
        {
            return await AddAsync(principal, settled);
        }

        if (!_shared.TryGetValue(principal, out var row))
        {
            _shared[principal] = row = await AddAsync(principal);
        }

        return row;
    }

    private void ReferToItself(Reference reference, Dictionary<string, object?> values)
    {
        foreach (var (property, key) in reference.Properties.Zip(reference.PrincipalProperties))
        {
            if (!values.TryGetValue(key.Name, out var value) && !values.TryGetValue(property.Name, out value))
            {
                value = Value(key);
            }

            values[key.Name] = values[property.Name] = value;
        }
    }

    private async Task<Dictionary<string, object?>> SaveAsync(IEntityType entityType, Dictionary<string, object?> values)
    {
        await using var context = createContext();
        var entry = context.Entry(Activator.CreateInstance(entityType.ClrType)!);
        foreach (var (name, value) in values)
        {
            entry.Property(name).CurrentValue = value;
        }

        entry.State = EntityState.Added;
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return entry.Properties.ToDictionary(p => p.Metadata.Name, p => p.CurrentValue);
    }

    /// <summary>What the database makes, and foreign keys that need not lead anywhere.</summary>
    private bool IsLeftOut(IProperty property, IEntityType entityType) =>
        property.ValueGenerated != ValueGenerated.Never && property.GetValueGeneratorFactory() is null && (property.GetDefaultValueSql() is not null || property.ClrType == typeof(int) || property.ClrType == typeof(long) || property.ClrType == typeof(short))
        || IsReference(property, entityType);

    private IEnumerable<Reference> References(IEntityType entityType) =>
        entityType.GetForeignKeys().Where(k => k[SchemaAnnotationNames.Unenforced] is null).Select(k => new Reference(k.Properties, k.PrincipalEntityType, k.PrincipalKey.Properties))
            // Columns that are not for the app to write stay NULL, and refer to nothing.
            .Concat(entityType.Unmapped<UnmappedForeignKey>(SchemaAnnotationNames.UnmappedForeignKeys).Where(k => k.Columns.All(c => Property(entityType, c) is not null)).Select(k =>
            {
                var principal = model.GetEntityTypes().Single(e => e.GetTableName() == k.PrincipalTable && e.GetSchema() == k.PrincipalSchema);
                return new Reference(Properties(entityType, k.Columns), principal, Properties(principal, k.PrincipalColumns));
            }));

    private static IReadOnlyList<IProperty> Properties(IEntityType entityType, IEnumerable<string> columns) =>
        [.. columns.Select(column => Property(entityType, column)!)];

    private static IProperty? Property(IEntityType entityType, string column) => entityType.GetProperties().SingleOrDefault(p => p.GetColumnName() == column);

    private sealed record Reference(IReadOnlyList<IProperty> Properties, IEntityType Principal, IReadOnlyList<IProperty> PrincipalProperties);
}

/// <summary>No app can add a row of a model.</summary>
/// <param name="message">Why.</param>
internal sealed class ImpossibleRowException(string message) : Exception(message);
