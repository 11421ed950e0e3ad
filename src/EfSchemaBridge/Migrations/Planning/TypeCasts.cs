using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Decides how a type change is made. Whether a column is cast or made anew is Prisma's choice; whether a cast is safe is PostgreSQL's.</summary>
internal static class TypeCasts
{
    private const int Unlimited = int.MaxValue;

    /// <summary>What becomes of the values when a column of one type, in canonical spelling, becomes one of another.</summary>
    public static TypeCast Between(string before, string after)
    {
        var (from, to) = (TypeParts.Of(before), TypeParts.Of(after));
        return from == to || IsSameTime(from, to) ? TypeCast.None
            : from.IsList == to.IsList ? Element(from, to)
            : from.IsList ? ListToScalar(from, to)
            : from.IsEnum && from.Name == to.Name ? TypeCast.Risky
            : TypeCast.Impossible;
    }

    /// <summary>The conversion that PostgreSQL must be told, or null where it knows one itself.</summary>
    /// <param name="column">The column's name, quoted.</param>
    /// <param name="before">Its type before.</param>
    /// <param name="after">Its type after.</param>
    public static string? Using(string column, string before, string after)
    {
        var (from, to) = (TypeParts.Of(before), TypeParts.Of(after));
        var list = from.IsList ? "[]" : "";
        return (from.IsList, to.IsList, from.Name, to.Name) switch
        {
            (false, true, _, _) => $"CASE WHEN {column} IS NULL THEN NULL ELSE ARRAY[{column}] END",
            (true, false, _, _) when from.IsEnum => $"{column}[1]",
            (true, false, _, _) => null,
            (_, _, "MONEY", not "DECIMAL") when IsNumber(to.Name) => $"{column}::numeric{list}::{after}",
            (_, _, "CITEXT", _) when !IsText(to.Name) => $"{column}::text{list}::{after}",
            (_, _, "TIMESTAMP", "TIMETZ") => $"{column}::timestamptz{list}::{after}",
            _ => null,
        };
    }

    /// <summary>Prisma takes a time without a precision for one of any precision.</summary>
    private static bool IsSameTime(TypeParts from, TypeParts to) =>
        from.Name == to.Name && from.IsList == to.IsList && IsTime(to.Name) && (to.Length is null || (to.Length == 6 && from.Length is null));

    private static TypeCast ListToScalar(TypeParts from, TypeParts to) =>
        from.IsEnum ? (from.Name == to.Name ? TypeCast.Risky : TypeCast.Impossible)
        : to.Name is "TEXT" || to is { Name: "VARCHAR", Length: null } ? TypeCast.Safe
        : to.Name is "VARCHAR" or "CHAR" ? TypeCast.Risky
        : TypeCast.Impossible;

    private static TypeCast Element(TypeParts from, TypeParts to)
    {
        if (from.IsEnum || to.IsEnum)
        {
            return TypeCast.Impossible;
        }

        return (from.Name, to.Name) switch
        {
            (_, "TEXT") => TypeCast.Safe,
            (_, "VARCHAR") when to.Length is null => TypeCast.Safe,
            (_, "VARCHAR" or "CHAR") => ToText(from, to),
            ("CITEXT", _) => TypeCast.Risky,
            ("TEXT" or "INET" or "MONEY", "CITEXT") => TypeCast.Safe,
            ("MONEY", var name) when IsNumber(name) => TypeCast.Risky,
            ("OID", "BIGINT") or ("JSON", "JSONB") or ("JSONB", "JSON") => TypeCast.Safe,
            ("OID", "INTEGER") => TypeCast.Risky,
            ("BIT", "VARBIT") => to.Length is null || to.Length >= from.Length ? TypeCast.Safe : TypeCast.Impossible,
            ("VARBIT", "BIT") => from.Length is null || to.Length <= from.Length ? TypeCast.Risky : TypeCast.Impossible,
            ("VARBIT", "VARBIT") => to.Length is null || to.Length >= from.Length ? TypeCast.Safe : TypeCast.Impossible,
            var (one, other) when IsNumber(one) && IsNumber(other) => Number(from, to),
            var (one, other) when IsTime(one) && IsTime(other) => Time(from, to),
            _ => TypeCast.Impossible,
        };
    }

    /// <summary>Below the shortest length Prisma sees no cast; from the longest text of any value on the cast is safe.</summary>
    private static TypeCast ToText(TypeParts from, TypeParts to)
    {
        var isChar = to.Name is "CHAR";
        var (shortest, longest) = from.Name switch
        {
            "SMALLINT" => (0, 6),
            "INTEGER" => (0, 11),
            "BIGINT" => (0, 20),
            "DECIMAL" when from.Length is { } digits => (0, digits + 1 + (from.Scale > 0 ? 1 : 0)),
            "REAL" => (0, 15),
            "DOUBLE PRECISION" => (0, 24),
            "BOOLEAN" => (isChar ? 4 : 0, 5),
            "VARCHAR" or "CHAR" or "VARBIT" => (0, from.Length ?? Unlimited),
            "BIT" => (from.Length ?? 1, from.Length ?? 1),
            "UUID" => (32, 36),
            "OID" => (isChar ? Unlimited : 0, 10),
            "INET" => (isChar ? Unlimited : 0, 43),
            "BYTEA" => (3, Unlimited),
            "TIMESTAMP" => (23, 29),
            "TIMESTAMPTZ" => (28, 35),
            "DATE" => (28, 28),
            "TIME" => (14, 15),
            "TIMETZ" => (19, 21),
            "DECIMAL" or "MONEY" or "TEXT" or "CITEXT" or "XML" or "JSON" or "JSONB" => (0, Unlimited),
            _ => (Unlimited, Unlimited),
        };
        return to.Length < shortest ? TypeCast.Impossible : to.Length >= longest ? TypeCast.Safe : TypeCast.Risky;
    }

    private static TypeCast Number(TypeParts from, TypeParts to) => (from.Name, to.Name) switch
    {
        ("SMALLINT", "INTEGER" or "BIGINT" or "REAL" or "DOUBLE PRECISION") or ("INTEGER", "BIGINT" or "DOUBLE PRECISION") or ("REAL", "DOUBLE PRECISION") => TypeCast.Safe,
        (_, "DECIMAL") when to.Length is null => TypeCast.Safe,
        ("SMALLINT", "DECIMAL") => Holds(to, 5),
        ("INTEGER", "DECIMAL") => Holds(to, 10),
        ("BIGINT", "DECIMAL") => Holds(to, 19),
        ("DECIMAL", "DECIMAL") when from.Length is { } digits => to.Scale >= from.Scale ? Holds(to, digits - from.Scale) : TypeCast.Risky,
        ("DECIMAL", "SMALLINT") => IsWhole(from, 4),
        ("DECIMAL", "INTEGER") => IsWhole(from, 9),
        ("DECIMAL", "BIGINT") => IsWhole(from, 18),
        _ => TypeCast.Risky,
    };

    private static TypeCast IsWhole(TypeParts number, int digits) => number.Scale == 0 && number.Length <= digits ? TypeCast.Safe : TypeCast.Risky;

    private static TypeCast Holds(TypeParts number, int digits) => number.Length - number.Scale >= digits ? TypeCast.Safe : TypeCast.Risky;

    private static TypeCast Time(TypeParts from, TypeParts to) => (from.Name, to.Name) switch
    {
        var (one, other) when one == other => (to.Length ?? 6) >= (from.Length ?? 6) ? TypeCast.Safe : TypeCast.Risky,
        ("TIMESTAMP", "TIMESTAMPTZ") or ("TIMESTAMPTZ", "TIMESTAMP") or ("DATE", "TIMESTAMP" or "TIMESTAMPTZ") or ("TIME", "TIMETZ") => TypeCast.Safe,
        ("TIMESTAMP" or "TIMESTAMPTZ", _) or ("TIMETZ", "TIME") => TypeCast.Risky,
        _ => TypeCast.Impossible,
    };

    private static bool IsNumber(string name) => name is "SMALLINT" or "INTEGER" or "BIGINT" or "DECIMAL" or "REAL" or "DOUBLE PRECISION";

    private static bool IsText(string name) => name is "TEXT" or "VARCHAR" or "CHAR" or "CITEXT";

    private static bool IsTime(string name) => name is "TIMESTAMP" or "TIMESTAMPTZ" or "DATE" or "TIME" or "TIMETZ";
}
