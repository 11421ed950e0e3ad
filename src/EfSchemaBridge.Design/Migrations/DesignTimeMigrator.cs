using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>The migrator as <c>dotnet ef</c> uses it: what stops it is told in words, without a stack trace.</summary>
/// <param name="migrator">The context's own migrator.</param>
internal sealed class DesignTimeMigrator(IMigrator migrator) : IMigrator
{
    /// <inheritdoc/>
    public void Migrate(string? targetMigration = null) => Told(() =>
    {
        migrator.Migrate(targetMigration);
        return true;
    });

    /// <inheritdoc/>
    public Task MigrateAsync(string? targetMigration = null, CancellationToken cancellationToken = default) =>
        migrator.MigrateAsync(targetMigration, cancellationToken);

    /// <inheritdoc/>
    public string GenerateScript(string? fromMigration = null, string? toMigration = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        Told(() => migrator.GenerateScript(fromMigration, toMigration, options));

    /// <inheritdoc/>
    public bool HasPendingModelChanges() => Told(migrator.HasPendingModelChanges);

    /// <summary>Runs what may be refused.</summary>
    /// <exception cref="OperationException">It was refused: <c>dotnet ef</c> prints the message alone.</exception>
    public static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (MigrationException exception)
        {
            throw new OperationException(exception.Message, exception);
        }
    }
}
