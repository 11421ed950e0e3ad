using System.Globalization;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>What becomes of a column's values when its type changes.</summary>
internal enum TypeCast
{
    /// <summary>The type stays.</summary>
    None,

    /// <summary>Every value fits.</summary>
    Safe,

    /// <summary>A value may not fit: PostgreSQL then refuses the migration.</summary>
    Risky,

    /// <summary>PostgreSQL has no cast of its own.</summary>
    Impossible,
}

/// <summary>Decides how a type change is made, as Prisma does.</summary>
internal static class TypeCasts
{
    private static readonly string[] Numbers = ["SMALLINT", "INTEGER", "BIGINT", "DECIMAL", "REAL", "DOUBLE PRECISION"];
    private static readonly string[] Texts = ["CHAR", "VARCHAR", "TEXT", "CITEXT"];
    private static readonly string[] Times = ["TIMESTAMP", "TIMESTAMPTZ", "DATE", "TIME", "TIMETZ"];

    /// <summary>Compares two types in canonical spelling.</summary>
    public static TypeCast Between(string before, string after)
    {
        if (before == after)
        {
            return TypeCast.None;
        }

        if (IsList(before) || IsList(after))
        {
            return !IsList(before) || !IsList(after) ? ListAgainstScalar(before, after) : Between(before[..^2], after[..^2]);
        }

        var (from, to) = (Split(before), Split(after));
        if (from.Name == to.Name)
        {
            return Fits(from.Arguments, to.Arguments) ? TypeCast.Safe : TypeCast.Risky;
        }

        if (IsText(to.Name) && !IsQuoted(before))
        {
            return to.Arguments.Length == 0 && to.Name is not "CHAR" ? TypeCast.Safe : TypeCast.Risky;
        }

        return (from.Name, to.Name) switch
        {
            var (a, b) when IsNumber(a) && IsNumber(b) => Array.IndexOf(Numbers, a) < Array.IndexOf(Numbers, b) && b is not "DECIMAL" && a is not "DECIMAL" ? TypeCast.Safe : TypeCast.Risky,
            ("TIMESTAMP", "TIMESTAMPTZ") or ("TIMESTAMPTZ", "TIMESTAMP") or ("DATE", "TIMESTAMP" or "TIMESTAMPTZ") or ("TIME", "TIMETZ") => TypeCast.Safe,
            ("TIMESTAMP" or "TIMESTAMPTZ", "DATE" or "TIME" or "TIMETZ") or ("TIMETZ", "TIME") => TypeCast.Risky,
            ("JSON", "JSONB") or ("JSONB", "JSON") => TypeCast.Safe,
            ("BIT", "VARBIT") or ("VARBIT", "BIT") => TypeCast.Risky,
            _ => TypeCast.Impossible,
        };
    }

    private static TypeCast ListAgainstScalar(string before, string after) =>
        IsList(before) && after is "TEXT" or "VARCHAR" ? TypeCast.Safe : TypeCast.Impossible;

    private static bool IsList(string type) => type.EndsWith("[]", StringComparison.Ordinal);

    private static bool IsQuoted(string type) => type[0] == '"';

    private static bool IsNumber(string name) => Numbers.Contains(name);

    private static bool IsText(string name) => Texts.Contains(name);

    /// <summary>More digits before and after the point, a longer text, a finer time.</summary>
    private static bool Fits(int[] before, int[] after)
    {
        if (after.Length == 0)
        {
            return true;
        }

        var whole = after[0] - after.ElementAtOrDefault(1) >= before.ElementAtOrDefault(0) - before.ElementAtOrDefault(1);
        return before.Length > 0 && whole && after.ElementAtOrDefault(1) >= before.ElementAtOrDefault(1);
    }

    private static (string Name, int[] Arguments) Split(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || IsQuoted(type))
        {
            return (type, []);
        }

        var arguments = type[(open + 1)..^1].Split(',').Select(a => int.TryParse(a, CultureInfo.InvariantCulture, out var number) ? number : 0);
        var name = type[..open];
        // A finer time is no loss either way: PostgreSQL rounds.
        return (name, Times.Contains(name) ? [] : [.. arguments]);
    }
}
