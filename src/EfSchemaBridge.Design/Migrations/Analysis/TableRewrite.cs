using System.Globalization;
using System.Text.RegularExpressions;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>Knows for which steps PostgreSQL 15 to 18 writes a whole table anew.</summary>
internal static partial class TableRewrite
{
    /// <summary>Types whose length only grows: nothing is written. What they lack is that shortening, or any other change, must look at every value.</summary>
    private static readonly string[] Growing = ["VARCHAR", "VARBIT", "DECIMAL", "TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ"];

    /// <summary>Functions that give the same value to every row of one statement.</summary>
    private static readonly HashSet<string> Stable = new(StringComparer.OrdinalIgnoreCase)
    {
        "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "localtimestamp", "current_time", "localtime", "current_date",
        "current_setting", "current_schema", "current_database", "pg_backend_pid", "timezone", "date_trunc", "date_part", "extract", "age", "to_char", "to_date",
        "to_timestamp", "to_number", "make_date", "make_interval", "make_timestamp", "make_timestamptz", "lower", "upper", "trim", "btrim", "concat", "format",
        "md5", "left", "right", "lpad", "repeat", "replace", "substring", "length", "coalesce", "nullif", "greatest", "least", "cast", "abs", "floor", "ceil", "round",
        "array", "row", "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange", "jsonb_build_object", "jsonb_build_array", "json_build_object",
        "json_build_array", "to_json", "to_jsonb", "to_tsvector", "decode", "encode", "digest", "varchar", "char", "numeric", "decimal", "timestamp", "timestamptz", "time", "bit",
    };

    /// <summary>Why a step rewrites its table, in words, or null.</summary>
    public static string? Of(TableChange change) => change switch
    {
        TableChange.AlterColumn altered when altered.Before.Type != altered.After.Type && !KeepsBytes(altered.Before.Type, altered.After.Type) =>
            $"the type of `{altered.After.Name}` changes from {altered.Before.Type} to {altered.After.Type}",
        TableChange.AddColumn(var column) => Added(column),
        TableChange.RecreateColumn(_, var column) => Added(column),
        TableChange.AddComputed({ Computed.IsStored: true } column) => $"every row gets a value of its own in `{column.Name}`",
        TableChange.SetLogged(var isUnlogged) => isUnlogged ? "it becomes unlogged" : "it becomes logged",
        _ => null,
    };

    private static string? Added(Column column) => column.Default switch
    {
        ColumnDefault.Serial or ColumnDefault.Identity => $"every row gets a number of its own in `{column.Name}`",
        ColumnDefault.Expression(var sql) when IsVolatile(sql) => $"every row gets a value of its own in `{column.Name}`",
        _ => null,
    };

    /// <summary>True when an expression calls a function that is not known to give every row the same.</summary>
    public static bool IsVolatile(string sql) =>
        Calls().Matches(TextsAndCasts().Replace(sql, "''")).Any(call => !Stable.Contains(call.Groups["name"].Value));

    /// <summary>True when the values of a type are, byte for byte, values of the other.</summary>
    public static bool KeepsBytes(string before, string after)
    {
        if (before.EndsWith("[]", StringComparison.Ordinal) || after.EndsWith("[]", StringComparison.Ordinal))
        {
            return false;
        }

        var (from, to) = (Split(before), Split(after));
        return (from.Name, to.Name) switch
        {
            ("VARCHAR" or "TEXT" or "CITEXT", "TEXT" or "CITEXT") => true,
            ("TEXT" or "CITEXT", "VARCHAR") => to.Arguments.Length == 0,
            ("XML", "TEXT" or "VARCHAR") => to.Arguments.Length == 0,
            ("cidr", "INET") => true,
            ("INTEGER", "OID") or ("OID", "INTEGER") => true,
            ("TIMESTAMP", "TIMESTAMPTZ") or ("TIMESTAMPTZ", "TIMESTAMP") => false,
            var (a, b) when a == b && Growing.Contains(a) => Grows(from.Arguments, to.Arguments),
            _ => false,
        };
    }

    /// <summary>A scale that grows would write digits behind the point: only the precision may.</summary>
    private static bool Grows(int[] before, int[] after) =>
        after.Length == 0 || (before.Length > 0 && after[0] >= before[0] && before.ElementAtOrDefault(1) == after.ElementAtOrDefault(1));

    private static (string Name, int[] Arguments) Split(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || type[0] == '"'
            ? (type, [])
            : (type[..open], [.. type[(open + 1)..^1].Split(',').Select(a => int.TryParse(a, CultureInfo.InvariantCulture, out var number) ? number : 0)]);
    }

    [GeneratedRegex(@"'(?:[^']|'')*'|::\s*[\w ""\.]+(?:\([\d, ]*\))?", RegexOptions.CultureInvariant)]
    private static partial Regex TextsAndCasts();

    [GeneratedRegex(@"(?<name>\w+)""?\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Calls();
}
