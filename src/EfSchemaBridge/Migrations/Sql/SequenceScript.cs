using System.Globalization;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints sequences, and the identity columns that have one.</summary>
internal static class SequenceScript
{
    public static string Create(SequenceState sequence) =>
        $"CREATE SEQUENCE {Name(sequence.Schema, sequence.Name)}{(sequence.Type == "BIGINT" ? "" : $" AS {sequence.Type}")}{Words(" ", Options(SequenceOptions.Default, sequence.Options))};";

    /// <summary>A new start changes where RESTART leads, not the next value: numbers that were given out are not given again.</summary>
    public static string Alter(SequenceState before, SequenceState after)
    {
        var type = before.Type == after.Type ? "" : $" AS {after.Type}";
        return $"ALTER SEQUENCE {Name(after.Schema, after.Name)}{type}{Words(" ", Options(before.Options, after.Options))};";
    }

    /// <summary>The identity as CREATE TABLE and ADD write it.</summary>
    public static string Generated(ColumnDefault.Identity identity)
    {
        var options = Options(SequenceOptions.Default, identity.Options).ToList();
        return $"GENERATED {Kind(identity)} AS IDENTITY{(options.Count == 0 ? "" : $" ({string.Join(' ', options)})")}";
    }

    /// <summary>What ALTER COLUMN sets when one identity becomes another, which goes on counting where it was.</summary>
    public static string Alter(ColumnDefault.Identity before, ColumnDefault.Identity after)
    {
        string[] kind = before.Always == after.Always ? [] : [$"GENERATED {Kind(after)}"];
        return string.Join(' ', kind.Concat(Options(before.Options, after.Options)).Select(option => $"SET {option}"));
    }

    /// <summary>Lets the sequence of a column go on behind the numbers that its rows hold.</summary>
    public static string GoOn(Table table, string column)
    {
        var sequence = $"pg_get_serial_sequence({Literal(Name(table))}, {Literal(column)})";
        return $"SELECT setval({sequence}, GREATEST((SELECT MAX({Name(column)}) FROM {Name(table)}) + 1, nextval({sequence})), false);";
    }

    private static string Kind(ColumnDefault.Identity identity) => identity.Always ? "ALWAYS" : "BY DEFAULT";

    private static string Words(string separator, IEnumerable<string> options) => string.Concat(options.Select(option => separator + option));

    private static IEnumerable<string> Options(SequenceOptions before, SequenceOptions after)
    {
        if (before.Increment != after.Increment)
        {
            yield return $"INCREMENT BY {Number(after.Increment ?? 1)}";
        }

        if (before.Min != after.Min)
        {
            yield return after.Min is { } min ? $"MINVALUE {Number(min)}" : "NO MINVALUE";
        }

        if (before.Max != after.Max)
        {
            yield return after.Max is { } max ? $"MAXVALUE {Number(max)}" : "NO MAXVALUE";
        }

        if (before.Start != after.Start)
        {
            yield return $"START WITH {Number(after.Start ?? after.Min ?? ((after.Increment ?? 1) > 0 ? 1 : -1))}";
        }

        if (before.Cache != after.Cache)
        {
            yield return $"CACHE {Number(after.Cache ?? 1)}";
        }

        if (before.IsCyclic != after.IsCyclic)
        {
            yield return after.IsCyclic ? "CYCLE" : "NO CYCLE";
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
