using System.Globalization;
using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the indexes of an EF Core model.</summary>
internal static class ModelIndexes
{
    public static TableIndex Of(ITableIndex index)
    {
        var mapped = index.MappedIndexes.First();
        var (operators, collations, nulls) = (mapped.GetOperators(), mapped.GetCollation(), mapped.GetNullSortOrder());
        var columns = index.Columns.Select((c, i) =>
        {
            var isDescending = index.IsDescending is { } descending && (descending.Count == 0 || descending[i]);
            return new IndexColumn(c.Name, isDescending, operators?.ElementAtOrDefault(i) is { Length: > 0 } operatorClass ? operatorClass : null)
            {
                Collation = collations?.ElementAtOrDefault(i) is { Length: > 0 } collation ? collation : null,
                NullsFirst = NullsFirst(nulls?.ElementAtOrDefault(i) ?? NullSortOrder.Unspecified, isDescending),
            };
        });
        return new(index.Name, index.IsUnique, [.. columns], mapped.GetMethod()?.ToLowerInvariant() ?? TableIndex.DefaultMethod, index.Filter)
        {
            Included = [.. (mapped.GetIncludeProperties() ?? []).Select(property => ColumnOf(property, mapped, index.Table))],
            NullsNotDistinct = index.IsUnique && mapped.GetAreNullsDistinct() is false,
            StorageParameters = Parameters(mapped.GetStorageParameters()),
            IsConcurrent = mapped.IsCreatedConcurrently() is true,
        };
    }

    public static TableIndex Of(UnmappedIndex index)
    {
        var columns = index.Columns.Select((c, i) => new IndexColumn(
            c,
            index.Descending.ElementAtOrDefault(i),
            index.OperatorClasses.ElementAtOrDefault(i) is { Length: > 0 } operatorClass ? operatorClass : null));
        return new(index.Name, index.IsUnique, [.. columns], index.Method, index.Filter);
    }

    /// <summary>The unique constraint of an alternate key.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="isIndex">True when the database holds it as an index alone.</param>
    public static TableIndex Of(IUniqueConstraint constraint, bool isIndex) =>
        new(constraint.Name, true, [.. constraint.Columns.Select(c => new IndexColumn(c.Name, false, null))], TableIndex.DefaultMethod, null) { IsConstraint = !isIndex };

    /// <summary>Storage parameters as PostgreSQL lists them.</summary>
    public static IReadOnlyList<string> Parameters(IReadOnlyDictionary<string, object?>? parameters) =>
    [
        .. (parameters ?? new Dictionary<string, object?>())
            .Select(p => $"{p.Key}={(p.Value is bool flag ? (flag ? "true" : "false") : Convert.ToString(p.Value, CultureInfo.InvariantCulture))}")
            .Order(StringComparer.Ordinal),
    ];

    private static string ColumnOf(string property, IIndex index, ITable table) =>
        index.DeclaringEntityType.FindProperty(property)?.GetColumnName(StoreObjectIdentifier.Table(table.Name, table.Schema)) ?? property;

    private static bool? NullsFirst(NullSortOrder order, bool isDescending) => order switch
    {
        NullSortOrder.NullsFirst when !isDescending => true,
        NullSortOrder.NullsLast when isDescending => false,
        _ => null,
    };
}
