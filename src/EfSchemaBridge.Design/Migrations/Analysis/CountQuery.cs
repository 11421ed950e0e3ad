using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

using static EfSchemaBridge.Migrations.Sql.Sql;

/// <summary>A query for the number of rows that a change concerns, by the names that things have before the migration.</summary>
/// <param name="Sql">The query.</param>
/// <param name="Estimated">The table whose estimated size serves when counting takes too long, or null.</param>
internal sealed record CountQuery(Func<NamesBefore, string> Sql, Table? Estimated = null)
{
    /// <summary>The rows of a table.</summary>
    public static CountQuery RowsOf(Table table) => new(names => $"SELECT count(*) FROM {names.Of(table)}", table);

    /// <summary>The rows of a table that hold a value in a column.</summary>
    public static CountQuery ValuesOf(Table table, string column) => new(names => $"SELECT count({names.Of(table, column)}) FROM {names.Of(table)}");

    /// <summary>The rows of a table that hold NULL in a column.</summary>
    public static CountQuery NullsOf(Table table, string column) => new(names => $"SELECT count(*) FROM {names.Of(table)} WHERE {names.Of(table, column)} IS NULL");

    /// <summary>The rows that share their values of some columns with an earlier row.</summary>
    public static CountQuery DuplicatesOf(Table table, TableIndex index) => new(names =>
    {
        var columns = index.Columns.Select(c => names.Of(table, c.Name)).ToList();
        var conditions = columns.Select(c => $"{c} IS NOT NULL").Concat(index.Where is null ? [] : [$"({index.Where})"]);
        return $"SELECT coalesce(sum(n - 1), 0)::bigint FROM (SELECT count(*) AS n FROM {names.Of(table)} WHERE {string.Join(" AND ", conditions)} GROUP BY {string.Join(", ", columns)} HAVING count(*) > 1) AS shared";
    });

    /// <summary>The rows that a check constraint does not allow.</summary>
    public static CountQuery BreakersOf(Table table, CheckConstraint check) => new(names => $"SELECT count(*) FROM {names.Of(table)} WHERE NOT ({check.Sql})");

    /// <summary>The rows with one of some keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys: literals by column.</param>
    public static CountQuery RowsWith(Table table, IEnumerable<IReadOnlyDictionary<string, string>> keys) => new(names =>
    {
        var conditions = keys.Select(key => $"({string.Join(" AND ", key.Select(k => $"{names.Of(table, k.Key)} = {k.Value}"))})");
        return $"SELECT count(*) FROM {names.Of(table)} WHERE {string.Join(" OR ", conditions)}";
    });

    /// <summary>The rows that hold one of some labels in columns of an enum type.</summary>
    public static CountQuery? LabelsIn(IReadOnlyList<(Table Table, Column Column)> columns, IEnumerable<string> labels)
    {
        var list = string.Join(", ", labels.Select(Literal));
        return columns.Count == 0 ? null : new(names => $"SELECT {string.Join(" + ", columns.Select(c => Count(names, c.Table, c.Column)))}");

        string Count(NamesBefore names, Table table, Column column) =>
            $"(SELECT count(*) FROM {names.Of(table)} WHERE {names.Of(table, column.Name)}::text{(column.IsList ? "[]" : "")} {(column.IsList ? $"&& ARRAY[{list}]" : $"IN ({list})")})";
    }
}
