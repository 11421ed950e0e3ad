using System.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>The names Prisma gives to constraints and indexes, from the names of tables and columns in the database.</summary>
internal static class ConstraintNames
{
    /// <summary>PostgreSQL's limit for names, in bytes of UTF-8.</summary>
    public const int MaximumLength = 63;

    public static string PrimaryKey(string table) => Cut(table, "_pkey");

    public static string Unique(string table, IEnumerable<string> columns) => Cut(Join(table, columns), "_key");

    public static string Index(string table, IEnumerable<string> columns) => Cut(Join(table, columns), "_idx");

    public static string ForeignKey(string table, IEnumerable<string> columns) => Cut(Join(table, columns), "_fkey");

    /// <summary>Whether PostgreSQL would cut the name.</summary>
    public static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > MaximumLength;

    private static string Join(string table, IEnumerable<string> columns) => $"{table}_{string.Join('_', columns)}";

    /// <summary>Cuts the name, never the suffix, and never within a character.</summary>
    private static string Cut(string name, string suffix)
    {
        var room = MaximumLength - suffix.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room)
        {
            return name + suffix;
        }

        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                break;
            }

            room -= rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return name[..length] + suffix;
    }
}
