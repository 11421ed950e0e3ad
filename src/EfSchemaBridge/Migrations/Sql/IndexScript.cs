using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints indexes and unique constraints.</summary>
internal static class IndexScript
{
    /// <param name="table">The table.</param>
    /// <param name="index">The index.</param>
    /// <param name="onNewTable">True when nobody can use the table yet: there is nothing to be concurrent with.</param>
    public static string Create(Table table, TableIndex index, bool onNewTable)
    {
        var nulls = index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "";
        var include = index.Included.Count == 0 ? "" : $" INCLUDE ({Names(index.Included)})";
        var with = FacetScript.With(index.StorageParameters);
        if (index.IsConstraint)
        {
            return $"ALTER TABLE {Name(table)} ADD CONSTRAINT {Name(index.Name)} UNIQUE{nulls} ({Names(index.Columns.Select(c => c.Name))}){include}{with};";
        }

        var unique = index.IsUnique ? "UNIQUE " : "";
        var concurrently = index.IsConcurrent && !onNewTable ? "CONCURRENTLY " : "";
        var method = index.Method == TableIndex.DefaultMethod ? "" : $" USING {index.Method.ToUpperInvariant()} ";
        var where = index.Where is null ? "" : $" WHERE {InParentheses(index.Where)}";
        return $"CREATE {unique}INDEX {concurrently}{Name(index.Name)} ON {Name(table)}{method}({string.Join(", ", index.Columns.Select(Column))}){include}{nulls}{with}{where};";
    }

    public static string Drop(Table table, TableIndex index) => index.IsConstraint
        ? $"ALTER TABLE {Name(table)} DROP CONSTRAINT {Name(index.Name)};"
        : $"DROP INDEX {Name(table.Schema, index.Name)};";

    private static string Column(IndexColumn column)
    {
        var collation = column.Collation is null ? "" : $" COLLATE {ColumnScript.Collation(column.Collation)}";
        var operatorClass = column.OperatorClass is null ? "" : $" {column.OperatorClass}";
        var nulls = column.NullsFirst switch { true => " NULLS FIRST", false => " NULLS LAST", null => "" };
        return $"{Name(column.Name)}{collation}{operatorClass}{(column.IsDescending ? " DESC" : "")}{nulls}";
    }

    private static string InParentheses(string expression) => expression.StartsWith('(') ? expression : $"({expression})";
}
