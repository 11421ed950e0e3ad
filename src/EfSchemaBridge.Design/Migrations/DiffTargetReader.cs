using System.Data.Common;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Relational;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Reads the states that a diff is made of.</summary>
/// <param name="shadowServer">A connection string to a server where migrations can be replayed, or null.</param>
/// <param name="defaultSchema">The schema that unqualified names mean.</param>
/// <param name="schemas">The other PostgreSQL schemas that are compared.</param>
internal sealed class DiffTargetReader(string? shadowServer, string defaultSchema, IReadOnlySet<string> schemas)
{
    /// <summary>Reads a state.</summary>
    /// <exception cref="MigrationException">The migrations cannot be read or replayed.</exception>
    /// <exception cref="DbException">The database cannot be reached or read.</exception>
    public async Task<RelationalState> ReadAsync(DiffTarget target, CancellationToken cancellationToken) => target switch
    {
        DiffTarget.Schema(var schema) => ModelState.Of(schema, defaultSchema),
        DiffTarget.Migrations(var folder) => await ReplayAsync(new(folder), cancellationToken).ConfigureAwait(false),
        DiffTarget.Database(var connectionString) => (await ReadDatabaseAsync(connectionString, cancellationToken).ConfigureAwait(false)).Of(schemas),
        _ => RelationalState.Empty,
    };

    private async Task<RelationalState> ReplayAsync(MigrationsDirectory directory, CancellationToken cancellationToken)
    {
        directory.CheckProvider();
        if (Snapshot.Read(directory) is { } state)
        {
            return state;
        }

        if (shadowServer is null)
        {
            throw new MigrationException("ESB3014", $"{MigrationSource.SnapshotName} does not stand for the migrations in '{directory.Path}', and there is no server to replay them on (Prisma's P3014). Set DATABASE_URL, or give --shadow-database-url, to a server where a database can be made.");
        }

        var connection = new NpgsqlConnection(shadowServer);
        await using (connection.ConfigureAwait(false))
        {
            var given = ConnectionSource.OfProcess(Path.GetDirectoryName(Path.GetFullPath(directory.Path)) ?? "").Find(ShadowDatabase.Variable);
            return await new ShadowDatabase(connection, SchemaBridgeOptionsExtension.DefaultHistoryTable, given).ReplayAsync(directory.Read(), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<RelationalState> ReadDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await DatabaseState.ReadAsync(connection, SchemaBridgeOptionsExtension.DefaultHistoryTable, cancellationToken).ConfigureAwait(false);
        }
    }
}
