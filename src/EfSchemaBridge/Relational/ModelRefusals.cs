using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Relational;

/// <summary>What a C# model can ask for and migrations do not carry is refused, so that nothing is left out in silence.</summary>
internal static class ModelRefusals
{
    /// <summary>Checks a model.</summary>
    /// <exception cref="MigrationException">ESB3241: the model asks for something that migrations do not carry.</exception>
    public static void Check(IRelationalModel model)
    {
        if (Find(model).FirstOrDefault() is { } refusal)
        {
            throw new MigrationException("ESB3241", refusal);
        }
    }

    private static IEnumerable<string> Find(IRelationalModel model)
    {
        foreach (var range in model.Model.PostgresRanges())
        {
            yield return $"the model declares the range type `{range.Name}` (HasPostgresRange), which migrations do not carry. Take it out of the model, and write its CREATE TYPE into a migration.sql by hand.";
        }

        foreach (var collation in model.Model.GetCollations())
        {
            yield return $"the model declares the collation `{collation.Name}` (HasCollation), which migrations do not carry. Take it out of the model, and write its CREATE COLLATION into a migration.sql by hand; UseCollation(\"{collation.Name}\") may stay.";
        }

        foreach (var table in model.Tables.Where(t => !t.IsExcludedFromMigrations))
        {
            foreach (var index in table.Indexes.Where(i => i.MappedIndexes.Any(m => m.GetTsVectorConfig() is not null)))
            {
                var entity = index.MappedIndexes.First().DeclaringEntityType.DisplayName();
                yield return $"the index `{index.Name}` of the entity `{entity}` is over an expression (IsTsVectorExpressionIndex), which migrations do not carry. Use HasGeneratedTsVectorColumn() and an index over its column.";
            }

            foreach (var mapping in table.EntityTypeMappings.Where(m => m.TypeBase is IEntityType type && type.GetAnnotations().Any(a => a.Name.StartsWith("CockroachDB:", StringComparison.Ordinal))))
            {
                yield return $"the entity `{mapping.TypeBase.DisplayName()}` is interleaved in another table, which only CockroachDB can do. Take it out of the model.";
            }

            foreach (var column in table.Columns.Where(c => c.PropertyMappings.Any(m => m.Property.GetDefaultValueSql() is "")))
            {
                yield return $"the property `{column.PropertyMappings[0].Property.Name}` of the entity `{column.PropertyMappings[0].Property.DeclaringType.DisplayName()}` has a default that the model does not tell (HasDefaultValueSql()). Write the expression into HasDefaultValueSql(\"...\").";
            }
        }
    }
}
