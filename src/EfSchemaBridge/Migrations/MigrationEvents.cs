using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Migrations;

/// <summary>What a migration says while it runs; <c>dotnet ef</c> prints these lines.</summary>
internal static partial class MigrationEvents
{
    [LoggerMessage(30101, LogLevel.Information, "Applying migration '{Migration}'.")]
    public static partial void Applying(ILogger logger, string migration);

    [LoggerMessage(30102, LogLevel.Information, "Waiting up to {Seconds} s for another migration of this database to end.")]
    public static partial void WaitingForLock(ILogger logger, double seconds);

    [LoggerMessage(30103, LogLevel.Information, "The database is in sync with the migrations: {Applied} applied now, {Total} in all.")]
    public static partial void InSync(ILogger logger, int applied, int total);

    [LoggerMessage(30104, LogLevel.Information, "The database was already in sync with the migrations: nothing to apply, {Total} in all.")]
    public static partial void AlreadyInSync(ILogger logger, int total);

    [LoggerMessage(30105, LogLevel.Information, "The database stands at migration '{Migration}': {Applied} applied now, {Pending} later ones pending.")]
    public static partial void StandsAt(ILogger logger, string migration, int applied, int pending);

    [LoggerMessage(30106, LogLevel.Warning, "ESB3103: the migration '{Migration}' was edited after it was applied: the database does not hold what its file says now.")]
    public static partial void Edited(ILogger logger, string migration);

    [LoggerMessage(30107, LogLevel.Information, "There are no migrations yet. Make the first one with 'dotnet ef migrations add NAME'.")]
    public static partial void NoMigrations(ILogger logger);
}
