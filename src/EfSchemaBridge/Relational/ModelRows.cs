using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the rows that an EF Core model holds (<c>HasData</c>).</summary>
internal static class ModelRows
{
    /// <summary>The rows by table, sorted by key; entity types that share a table share its rows.</summary>
    public static IEnumerable<TableRows> Of(IRelationalModel model) => model.Tables
        .Where(t => !t.IsExcludedFromMigrations && t.PrimaryKey is not null)
        .OrderBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)
        .Select(Of)
        .Where(rows => rows.Rows.Count > 0);

    private static TableRows Of(ITable table)
    {
        var key = table.PrimaryKey!.Columns.Select(c => c.Name).ToList();
        var rows = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        var empty = new TableRows(table.Schema, table.Name, key, []);
        foreach (var mapping in table.EntityTypeMappings.Where(m => m.TypeBase is IEntityType))
        {
            foreach (var seed in ((IEntityType)mapping.TypeBase).GetSeedData(providerValues: true))
            {
                var row = Row((IEntityType)mapping.TypeBase, mapping, seed);
                if (!rows.TryAdd(empty.KeyOf(row), row))
                {
                    var known = rows[empty.KeyOf(row)];
                    foreach (var (column, literal) in row)
                    {
                        known[column] = literal;
                    }
                }
            }
        }

        return empty with { Rows = [.. rows.Values] };
    }

    private static SortedDictionary<string, string> Row(IEntityType entityType, ITableMapping mapping, IDictionary<string, object?> seed)
    {
        var row = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in mapping.ColumnMappings)
        {
            var property = column.Property;
            if (property.GetComputedColumnSql() is not null)
            {
                continue;
            }

            if (seed.TryGetValue(property.Name, out var value))
            {
                row[column.Column.Name] = value is null ? "NULL" : column.TypeMapping.GenerateProviderValueSqlLiteral(value);
            }
            else if (property == entityType.FindDiscriminatorProperty())
            {
                row[column.Column.Name] = column.TypeMapping.GenerateSqlLiteral(entityType.GetDiscriminatorValue());
            }
            else if (!property.IsNullable && property.ValueGenerated == ValueGenerated.Never)
            {
                row[column.Column.Name] = column.TypeMapping.GenerateSqlLiteral(property.Sentinel);
            }
        }

        return row;
    }
}
