using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Migrations;

/// <summary>What migrating says while it runs, the way EF Core says things: to the logger factory, <c>LogTo</c> and diagnostic listeners; <c>dotnet ef</c> prints it.</summary>
/// <param name="logger">EF Core's logger of migrations.</param>
internal sealed class MigrationLogger(IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
{
    /// <summary>EF Core's logger, for its own events.</summary>
    public IDiagnosticsLogger<DbLoggerCategory.Migrations> EntityFramework => logger;

    public void Applying(string migration) =>
        Log(SchemaBridgeEventId.MigrationApplying, LogLevel.Information, "Applying migration '{Migration}'.", migration);

    public void Reverting(string migration) =>
        Log(SchemaBridgeEventId.MigrationReverting, LogLevel.Information, "Taking back migration '{Migration}'.", migration);

    public void WaitingForLock(double seconds) =>
        Log(SchemaBridgeEventId.WaitingForLock, LogLevel.Information, "Waiting up to {Seconds} s for another migration of this database to end.", seconds);

    public void InSync(int applied, int total) =>
        Log(SchemaBridgeEventId.InSync, LogLevel.Information, "The database is in sync with the migrations: {Applied} applied now, {Total} in all.", applied, total);

    public void AlreadyInSync(int total) =>
        Log(SchemaBridgeEventId.AlreadyInSync, LogLevel.Information, "The database was already in sync with the migrations: nothing to apply, {Total} in all.", total);

    public void StandsAt(string migration, string done, int pending) =>
        Log(SchemaBridgeEventId.StandsAt, LogLevel.Information, "The database stands at migration '{Migration}': {Done}, {Pending} later ones pending.", migration, done, pending);

    public void Recognised(string migration, int replaced) => Log(
        SchemaBridgeEventId.MigrationRecognised, LogLevel.Information, "The migration '{Migration}' counts as applied: the database holds the {Replaced} migrations that it replaces.", migration, replaced);

    public void Edited(string migration) => Log(
        SchemaBridgeEventId.MigrationEdited,
        LogLevel.Warning,
        "ESB3103: the migration '{Migration}' was edited after it was applied: the database does not hold what its file says now. Restore the file, and put the change into a new migration. (Prisma's migrate dev would reset the database.)",
        migration);

    public void Missing(string migration) => Log(
        SchemaBridgeEventId.MigrationMissing,
        LogLevel.Warning,
        "ESB3111: the migration '{Migration}' is applied to the database, and the folder does not hold it. When it is in a newer version of the application or on another branch, that is all; otherwise restore its folder from version control. (Prisma's migrate dev would reset the database.)",
        migration);

    public void OutOfOrder(string migration, string applied) => Log(
        SchemaBridgeEventId.MigrationOutOfOrder,
        LogLevel.Warning,
        "ESB3112: the pending migration '{Migration}' is older than '{Applied}', which is applied already: they run in another order here than in a new database. When it depends on that order, give its folder a later time stamp. (Prisma's migrate deploy applies it without a word.)",
        migration,
        applied);

    public void NoMigrations() => Log(
        SchemaBridgeEventId.NoMigrations, LogLevel.Information, "There are no migrations yet. Make the first one with '{Command}'.", "dotnet ef migrations add NAME");

    public void Stepwise(MigrationStep step) => Log(
        SchemaBridgeEventId.MigrationStepwise,
        LogLevel.Information,
        "The migration '{Migration}' runs statement by statement, without a transaction around it: see line {Line} of its {File}.",
        step.Migration.Id,
        step.Script.ReasonAgainstTransaction,
        step.FileName);

    private void Log<T>(EventId id, LogLevel level, string template, T value)
    {
        var definition = new EventDefinition<T>(logger.Options, id, level, Code(id), l => LoggerMessage.Define<T>(l, id, template));
        if (logger.ShouldLog(definition))
        {
            definition.Log(logger, value);
        }

        Dispatch(definition, () => definition.GenerateMessage(value));
    }

    private void Log<T1, T2>(EventId id, LogLevel level, string template, T1 first, T2 second)
    {
        var definition = new EventDefinition<T1, T2>(logger.Options, id, level, Code(id), l => LoggerMessage.Define<T1, T2>(l, id, template));
        if (logger.ShouldLog(definition))
        {
            definition.Log(logger, first, second);
        }

        Dispatch(definition, () => definition.GenerateMessage(first, second));
    }

    private void Log<T1, T2, T3>(EventId id, LogLevel level, string template, T1 first, T2 second, T3 third)
    {
        var definition = new EventDefinition<T1, T2, T3>(logger.Options, id, level, Code(id), l => LoggerMessage.Define<T1, T2, T3>(l, id, template));
        if (logger.ShouldLog(definition))
        {
            definition.Log(logger, first, second, third);
        }

        Dispatch(definition, () => definition.GenerateMessage(first, second, third));
    }

    private void Dispatch(EventDefinitionBase definition, Func<string> message)
    {
        if (logger.NeedsEventData(definition, out var toListeners, out var toSimpleLog))
        {
            logger.DispatchEventData(definition, new EventData(definition, (_, _) => message()), toListeners, toSimpleLog);
        }
    }

    private static string Code(EventId id) => $"{nameof(SchemaBridgeEventId)}.{id.Name![(id.Name!.LastIndexOf('.') + 1)..]}";
}
