using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Migrations;

/// <summary>The migrations between two that a person names.</summary>
/// <param name="Steps">Their scripts, in the order they run: on the way back the last migration first.</param>
/// <param name="StartsAtTheBeginning">True when no migration comes before them.</param>
internal sealed record MigrationRange(IReadOnlyList<MigrationStep> Steps, bool StartsAtTheBeginning)
{
    /// <summary>EF's word for the state before the first migration.</summary>
    private const string Beginning = "0";

    /// <summary>The migrations after <paramref name="from"/> up to <paramref name="to"/>; null and 0 are the beginning, null the end.</summary>
    /// <exception cref="MigrationException">ESB3017: there is no such migration; ESB3106: the range goes back, and there is no way.</exception>
    public static MigrationRange Of(IReadOnlyList<MigrationScript> scripts, string? from, string? to, Func<string, string?> findId)
    {
        var start = from is null or "" ? 0 : UpTo(scripts, from, findId).Count;
        var end = UpTo(scripts, to, findId).Count;
        return end < start
            ? new([.. scripts.Take(start).Skip(end).Reverse().Select(MigrationStep.TakeBack)], StartsAtTheBeginning: false)
            : new([.. scripts.Take(end).Skip(start).Select(MigrationStep.Apply)], start == 0);
    }

    /// <summary>The migrations up to one, or all of them.</summary>
    /// <exception cref="MigrationException">ESB3017: there is no such migration.</exception>
    public static IReadOnlyList<MigrationScript> UpTo(IReadOnlyList<MigrationScript> scripts, string? target, Func<string, string?> findId)
    {
        if (string.IsNullOrEmpty(target))
        {
            return scripts;
        }

        if (target == Beginning)
        {
            return [];
        }

        var id = findId(target) ?? throw Unknown(target);
        return [.. scripts.TakeWhile(s => s.Id != id), scripts.First(s => s.Id == id)];
    }

    /// <summary>The error of a name that no migration has.</summary>
    public static MigrationException Unknown(string name) => new("ESB3017", $"There is no migration '{name}' (Prisma's P3017). 'dotnet ef migrations list' shows those there are.");
}
