using System.Data.Common;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Finds out where migrations lead by running them in a database of their own, which is dropped afterwards.</summary>
/// <param name="context">A context whose server the database is made on.</param>
internal sealed class ShadowDatabase(DbContext context)
{
    /// <summary>Runs migrations in an empty database and reads the state they leave.</summary>
    /// <param name="scripts">The migrations, in order.</param>
    /// <exception cref="MigrationException">ESB3014: no database can be made; ESB3006: a migration fails in it.</exception>
    public async Task<RelationalState> ReplayAsync(IReadOnlyList<MigrationScript> scripts)
    {
        var name = $"schemabridge_shadow_{Guid.NewGuid():n}";
        var server = await OpenServerAsync(scripts).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await CreateAsync(server, name).ConfigureAwait(false);
            try
            {
                var connection = Connect(name);
                await using (connection.ConfigureAwait(false))
                {
                    await connection.OpenAsync().ConfigureAwait(false);
                    await RunAsync(connection, scripts).ConfigureAwait(false);
                    return await DatabaseState.ReadAsync(connection, SchemaBridgeOptionsExtension.Of(context.GetService<IDbContextOptions>()).HistoryTable).ConfigureAwait(false);
                }
            }
            finally
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)").ConfigureAwait(false);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenServerAsync(IReadOnlyList<MigrationScript> scripts)
    {
        try
        {
            var connection = Connect("postgres");
            await connection.OpenAsync().ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            throw new MigrationException(
                "ESB3014",
                $"{MigrationSource.SnapshotName} does not stand for the migrations in the folder ({scripts.Count}, the last is '{scripts[^1].Id}'), and there is no server to replay them on (Prisma's P3014): {exception.Message}. "
                + $"Start the database server, or bring back the {MigrationSource.SnapshotName} that belongs to these migrations.",
                exception);
        }
    }

    private static async Task CreateAsync(NpgsqlConnection server, string name)
    {
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE \"{name}\"").ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException("ESB3014", $"The shadow database for replaying the migrations cannot be made (Prisma's P3014): {exception.MessageText}. Grant the role CREATEDB, or bring back the {MigrationSource.SnapshotName} that belongs to these migrations.", exception);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        foreach (var script in scripts)
        {
            try
            {
                await ExecuteAsync(connection, script.Sql).ConfigureAwait(false);
            }
            catch (PostgresException exception)
            {
                throw new MigrationException("ESB3006", $"The migration '{script.Id}' cannot be replayed on an empty database (Prisma's P3006): {exception.SqlState}: {exception.MessageText}", exception);
            }
        }
    }

    private NpgsqlConnection Connect(string database)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var settings = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = database, Pooling = false };
        return connection.CloneWith(settings.ConnectionString);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
