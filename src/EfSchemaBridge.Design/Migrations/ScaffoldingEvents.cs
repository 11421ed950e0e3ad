using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>What <c>dotnet ef migrations</c> prints.</summary>
internal static partial class ScaffoldingEvents
{
    [LoggerMessage(31101, LogLevel.Information, "{Verb} a migration with {Statements} statements in {Milliseconds} ms:{Tree}")]
    public static partial void Written(ILogger logger, string verb, int statements, long milliseconds, string tree);

    [LoggerMessage(31102, LogLevel.Information, "{Verb} {Folder}.")]
    public static partial void Removed(ILogger logger, string verb, string folder);

    [LoggerMessage(31103, LogLevel.Warning, "{Warning}")]
    public static partial void Warning(ILogger logger, string warning);

    [LoggerMessage(31104, LogLevel.Information, "No data comes back with {File}: {Loss}")]
    public static partial void WayBackLoss(ILogger logger, string file, string loss);
}
