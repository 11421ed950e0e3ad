using System.Text;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection.Naming;

/// <summary>Makes names of the language out of names of the database, as Prisma does where it has an answer.</summary>
internal static class PrismaNames
{
    /// <summary>The name itself when the language takes it; else its letters, digits and underscores from the first letter on.</summary>
    /// <param name="name">A name in the database.</param>
    /// <param name="whenEmpty">What the name is to begin with when it holds no letter.</param>
    public static string Of(string name, string whenEmpty)
    {
        if (IsIdentifier(name))
        {
            return name;
        }

        var fitting = Sanitize(name);
        return fitting.Length > 0 ? fitting : $"{whenEmpty}_{Replace(name)}".TrimEnd('_');
    }

    /// <summary>True for what no model and no enum can be called.</summary>
    public static bool IsReserved(string name) => ReservedNames.Contains(name) || Enum.GetNames<ScalarType>().Contains(name, StringComparer.Ordinal);

    private static bool IsIdentifier(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        return runes.Count > 0 && Rune.IsLetter(runes[0]) && runes.TrueForAll(rune => Rune.IsLetterOrDigit(rune) || rune.Value == '_');
    }

    private static string Sanitize(string name) => Replace(new string([.. name.SkipWhile(c => !char.IsAsciiLetter(c))]));

    private static string Replace(string name) => new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
}
