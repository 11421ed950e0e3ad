using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Migrations;

/// <summary>
/// The events that migrating logs, in EF Core's category <c>Microsoft.EntityFrameworkCore.Migrations</c>. An application can raise, lower, ignore or
/// throw each of them as it does EF Core's own: <c>ConfigureWarnings(w => w.Throw(SchemaBridgeEventId.MigrationEdited))</c>.
/// </summary>
public static class SchemaBridgeEventId
{
    /// <summary>A migration is about to be applied.</summary>
    public static readonly EventId MigrationApplying = Id(30101, nameof(MigrationApplying));

    /// <summary>Another migration of the same database is under way and is waited for.</summary>
    public static readonly EventId WaitingForLock = Id(30102, nameof(WaitingForLock));

    /// <summary>Pending migrations were applied, and none is left.</summary>
    public static readonly EventId InSync = Id(30103, nameof(InSync));

    /// <summary>There was nothing to apply.</summary>
    public static readonly EventId AlreadyInSync = Id(30104, nameof(AlreadyInSync));

    /// <summary>The database stands at a migration that is not the last one.</summary>
    public static readonly EventId StandsAt = Id(30105, nameof(StandsAt));

    /// <summary>A warning, ESB3103: an applied migration was edited.</summary>
    public static readonly EventId MigrationEdited = Id(30106, nameof(MigrationEdited));

    /// <summary>There is no migration yet.</summary>
    public static readonly EventId NoMigrations = Id(30107, nameof(NoMigrations));

    /// <summary>A warning, ESB3111: the folder does not hold an applied migration.</summary>
    public static readonly EventId MigrationMissing = Id(30108, nameof(MigrationMissing));

    /// <summary>A warning, ESB3112: a pending migration is older than applied ones.</summary>
    public static readonly EventId MigrationOutOfOrder = Id(30109, nameof(MigrationOutOfOrder));

    /// <summary>A migration runs statement by statement, without a transaction around it.</summary>
    public static readonly EventId MigrationStepwise = Id(30110, nameof(MigrationStepwise));

    /// <summary>A migration is about to be taken back.</summary>
    public static readonly EventId MigrationReverting = Id(30111, nameof(MigrationReverting));

    /// <summary>A squashed migration counts as applied, since the database holds those it replaces.</summary>
    public static readonly EventId MigrationRecognised = Id(30112, nameof(MigrationRecognised));

    private static EventId Id(int id, string name) => new(id, $"EfSchemaBridge.Migrations.{name}");
}
