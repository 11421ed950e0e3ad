using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Migrations;

/// <summary>The migrations between two that a person names.</summary>
/// <param name="Scripts">The migrations, in order.</param>
/// <param name="StartsAtTheBeginning">True when no migration comes before them.</param>
internal sealed record MigrationRange(IReadOnlyList<MigrationScript> Scripts, bool StartsAtTheBeginning)
{
    /// <summary>EF's word for the state before the first migration.</summary>
    private const string Beginning = "0";

    /// <summary>The migrations after <paramref name="from"/> up to <paramref name="to"/>; null and 0 are the beginning, null the end.</summary>
    /// <exception cref="MigrationException">ESB3107: there is no such migration; ESB3106: the range goes back.</exception>
    public static MigrationRange Of(IReadOnlyList<MigrationScript> scripts, string? from, string? to, Func<string, string?> findId)
    {
        var start = from is null or "" ? 0 : UpTo(scripts, from, findId).Count;
        var end = UpTo(scripts, to, findId).Count;
        return end < start
            ? throw new MigrationException("ESB3106", $"'{to}' comes before '{from}', and migrations have no way back. Write the way back as a new migration.")
            : new([.. scripts.Take(end).Skip(start)], start == 0);
    }

    /// <summary>The migrations up to one, or all of them.</summary>
    /// <exception cref="MigrationException">ESB3107: there is no such migration.</exception>
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

        var id = findId(target) ?? throw new MigrationException("ESB3107", $"There is no migration '{target}'. 'dotnet ef migrations list' shows those there are.");
        return [.. scripts.TakeWhile(s => s.Id != id), scripts.First(s => s.Id == id)];
    }
}
