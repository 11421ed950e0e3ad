using System.Globalization;
using System.Text.RegularExpressions;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Makes the folder name of a migration, as Prisma does: UTC time, an underscore, the name in snake case.</summary>
internal static partial class MigrationId
{
    private const int MaximalNameLength = 200;
    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>The id after all existing ones.</summary>
    /// <exception cref="MigrationException">ESB3108: the name has no letter or digit; ESB3010: it is too long.</exception>
    public static string Next(string name, IEnumerable<MigrationScript> existing, DateTime utcNow)
    {
        var slug = Slug(name);
        var last = existing.Select(s => TimeOf(s.Id)).OfType<DateTime>().DefaultIfEmpty().Max();
        // Two migrations within one second, or a clock that runs behind a colleague's, must not change the order.
        var time = utcNow > last.AddSeconds(1) ? utcNow : last.AddSeconds(1);
        return $"{time.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{slug}";
    }

    /// <summary>The name as a part of an id.</summary>
    /// <exception cref="MigrationException">ESB3108: the name has no letter or digit; ESB3010: it is too long.</exception>
    public static string Slug(string name)
    {
        var slug = NotAlphanumeric().Replace(WordBoundary().Replace(name, "_"), "_").Trim('_').ToLowerInvariant();
        return slug.Length switch
        {
            0 => throw new MigrationException("ESB3108", $"The migration name '{name}' holds no letter or digit."),
            > MaximalNameLength => throw new MigrationException("ESB3010", $"The migration name is longer than {MaximalNameLength} characters (Prisma's P3010)."),
            _ => slug,
        };
    }

    private static DateTime? TimeOf(string id) =>
        id.Length > TimeFormat.Length && DateTime.TryParseExact(id[..TimeFormat.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"(?<=\p{Ll}|\p{Nd})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex WordBoundary();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAlphanumeric();
}
