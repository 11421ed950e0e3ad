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

    [LoggerMessage(30106, LogLevel.Warning, "ESB3103: the migration '{Migration}' was edited after it was applied: the database does not hold what its file says now. Restore the file, and put the change into a new migration.")]
    public static partial void Edited(ILogger logger, string migration);

    [LoggerMessage(30107, LogLevel.Information, "There are no migrations yet. Make the first one with 'dotnet ef migrations add NAME'.")]
    public static partial void NoMigrations(ILogger logger);

    [LoggerMessage(30108, LogLevel.Warning, "ESB3111: the migration '{Migration}' is applied to the database, and the folder does not hold it. When it is in a newer version of the application or on another branch, that is all; otherwise restore its folder from version control.")]
    public static partial void Missing(ILogger logger, string migration);

    [LoggerMessage(30109, LogLevel.Warning, "ESB3112: the pending migration '{Migration}' is older than '{Applied}', which is applied already: they run in another order here than in a new database. When it depends on that order, give its folder a later time stamp.")]
    public static partial void OutOfOrder(ILogger logger, string migration, string applied);

    [LoggerMessage(30110, LogLevel.Information, "The migration '{Migration}' runs statement by statement, without a transaction around it: see its line {Line}.")]
    public static partial void Stepwise(ILogger logger, string migration, int line);
}
