using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Design.Scaffolding.Naming;

/// <summary>EF Core's own pluralizer.</summary>
internal static class EnglishPlurals
{
    private static readonly Lazy<Task<IPluralizer>> Loading = new(() => Task.Run(Load));

    /// <summary>Gets the pluralizer ready on another thread, once in a process. Its rules are regular expressions that are compiled first, which takes a fifth of a second.</summary>
    public static Task<IPluralizer> LoadAsync() => Loading.Value;

    private static IPluralizer Load()
    {
        using var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().BuildServiceProvider();
        var pluralizer = services.GetRequiredService<IPluralizer>();
        pluralizer.Singularize(pluralizer.Pluralize("word")!);
        return pluralizer;
    }
}
