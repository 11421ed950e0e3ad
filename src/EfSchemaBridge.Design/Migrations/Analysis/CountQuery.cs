using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

using static EfSchemaBridge.Migrations.Sql.Sql;

/// <summary>A query for the number of rows that a change concerns.</summary>
/// <param name="Sql">The query.</param>
/// <param name="Estimated">The table whose estimated size serves when counting takes too long, or null.</param>
internal sealed record CountQuery(string Sql, string? Estimated = null)
{
    /// <summary>The rows of a table.</summary>
    public static CountQuery RowsOf(Table table) => new($"SELECT count(*) FROM {Name(table)}", Name(table));

    /// <summary>The rows of a table that hold a value in a column.</summary>
    public static CountQuery ValuesOf(Table table, string column) => new($"SELECT count({Name(column)}) FROM {Name(table)}");

    /// <summary>The rows of a table that hold NULL in a column.</summary>
    public static CountQuery NullsOf(Table table, string column) => new($"SELECT count(*) FROM {Name(table)} WHERE {Name(column)} IS NULL");

    /// <summary>The rows that share their values of some columns with an earlier row.</summary>
    public static CountQuery DuplicatesOf(Table table, TableIndex index)
    {
        var columns = Names(index.Columns.Select(c => c.Name));
        var conditions = index.Columns.Select(c => $"{Name(c.Name)} IS NOT NULL").Concat(index.Where is null ? [] : [$"({index.Where})"]);
        return new($"SELECT coalesce(sum(n - 1), 0)::bigint FROM (SELECT count(*) AS n FROM {Name(table)} WHERE {string.Join(" AND ", conditions)} GROUP BY {columns} HAVING count(*) > 1) AS shared");
    }

    /// <summary>The rows that a check constraint does not allow.</summary>
    public static CountQuery BreakersOf(Table table, CheckConstraint check) => new($"SELECT count(*) FROM {Name(table)} WHERE NOT ({check.Sql})");

    /// <summary>The rows with one of some keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys: literals by column.</param>
    public static CountQuery RowsWith(Table table, IEnumerable<IReadOnlyDictionary<string, string>> keys)
    {
        var conditions = keys.Select(key => $"({string.Join(" AND ", key.Select(k => $"{Name(k.Key)} = {k.Value}"))})");
        return new($"SELECT count(*) FROM {Name(table)} WHERE {string.Join(" OR ", conditions)}");
    }

    /// <summary>The rows that hold one of some labels in columns of an enum type.</summary>
    public static CountQuery? LabelsIn(IEnumerable<(Table Table, Column Column)> columns, IEnumerable<string> labels)
    {
        var list = string.Join(", ", labels.Select(Literal));
        var counts = columns.Select(c => $"(SELECT count(*) FROM {Name(c.Table)} WHERE {Name(c.Column.Name)}::text{(c.Column.IsList ? "[]" : "")} {(c.Column.IsList ? $"&& ARRAY[{list}]" : $"IN ({list})")})").ToList();
        return counts.Count == 0 ? null : new($"SELECT {string.Join(" + ", counts)}");
    }
}
