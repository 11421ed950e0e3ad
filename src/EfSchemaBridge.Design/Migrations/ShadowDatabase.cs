using System.Data.Common;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Migrations.Statements;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Finds out where migrations lead by running them in an empty database: one that is made on the server and dropped afterwards, or one that is given and emptied.</summary>
/// <param name="target">A connection to the database that is migrated; it is copied, and need not be open.</param>
/// <param name="historyTable">The history table's name.</param>
/// <param name="given">The connection of a database that is there for this alone (<c>SHADOW_DATABASE_URL</c>), or null.</param>
internal sealed class ShadowDatabase(NpgsqlConnection target, string historyTable, ConnectionUrl? given)
{
    /// <summary>The variable that Prisma's users name the shadow database with.</summary>
    public const string Variable = "SHADOW_DATABASE_URL";

    /// <summary>The shadow database of a context.</summary>
    public ShadowDatabase(DbContext context)
        : this(
            (NpgsqlConnection)context.Database.GetDbConnection(),
            SchemaBridgeOptionsExtension.Of(context.GetService<IDbContextOptions>()).HistoryTable,
            ConnectionSource.OfProcess(SchemaContextAttribute.FolderOf(context.GetType())).Find(Variable))
    {
    }

    private string Schema => ConnectionUrl.Parse(target.ConnectionString).Schema;

    /// <summary>Runs migrations in an empty database and reads the state they leave.</summary>
    /// <param name="scripts">The migrations, in order.</param>
    /// <param name="model">A state to compare with: expressions that mean the same come back in its words, and its rows are looked for. Null to compare with none.</param>
    /// <param name="cancellationToken">Cancels the replay; the database is dropped or emptied all the same.</param>
    /// <exception cref="MigrationException">ESB3014: there is no database to run them in; ESB3006: a migration fails in it.</exception>
    public Task<RelationalState> ReplayAsync(IReadOnlyList<MigrationScript> scripts, RelationalState? model = null, CancellationToken cancellationToken = default) =>
        given is null ? ReplayInNewAsync(scripts, model, cancellationToken) : ReplayInGivenAsync(given, scripts, model, cancellationToken);

    private async Task<RelationalState> ReplayInNewAsync(IReadOnlyList<MigrationScript> scripts, RelationalState? model, CancellationToken cancellationToken)
    {
        var name = $"schemabridge_shadow_{Guid.NewGuid():n}";
        var server = await OpenServerAsync(scripts, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await CreateAsync(server, name).ConfigureAwait(false);
            try
            {
                var connection = Connect(name);
                await using (connection.ConfigureAwait(false))
                {
                    await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                    return await ReplayAsync(connection, scripts, model, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task<RelationalState> ReplayInGivenAsync(ConnectionUrl url, IReadOnlyList<MigrationScript> scripts, RelationalState? model, CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(target.ConnectionString);
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString) { SearchPath = own.SearchPath, Pooling = false };
        if ((settings.Host, settings.Port, settings.Database) == (own.Host, own.Port, own.Database))
        {
            throw new MigrationException("ESB3014", $"{Variable} names the very database that is migrated, and a shadow database is emptied before use. Name an empty database of its own.");
        }

        var connection = new NpgsqlConnection(settings.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await OpenGivenAsync(connection, scripts, cancellationToken).ConfigureAwait(false);
            await EmptyAsync(connection).ConfigureAwait(false);
            try
            {
                return await ReplayAsync(connection, scripts, model, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await EmptyAsync(connection).ConfigureAwait(false);
            }
        }
    }

    private async Task<RelationalState> ReplayAsync(NpgsqlConnection connection, IReadOnlyList<MigrationScript> scripts, RelationalState? model, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {Sql.Name(Schema)}", cancellationToken).ConfigureAwait(false);
        foreach (var script in scripts)
        {
            await RunAsync(connection, script, cancellationToken).ConfigureAwait(false);
            // What a script did to the search path ends with it, as when it is applied.
            await ExecuteAsync(connection, "RESET search_path", cancellationToken).ConfigureAwait(false);
        }

        var state = await DatabaseState.ReadAsync(connection, historyTable, cancellationToken).ConfigureAwait(false);
        return model is null ? state : await LikeAsync(connection, state, model).ConfigureAwait(false);
    }

    private static async Task<RelationalState> LikeAsync(NpgsqlConnection connection, RelationalState state, RelationalState model) =>
        await StoredRows.FindAsync(connection, await ExpressionSpelling.SettleAsync(connection, state, model).ConfigureAwait(false), model).ConfigureAwait(false);

    private async Task<NpgsqlConnection> OpenServerAsync(IReadOnlyList<MigrationScript> scripts, CancellationToken cancellationToken)
    {
        try
        {
            var connection = Connect("postgres");
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            throw Unreachable(scripts, exception, "Start the database server");
        }
    }

    private static async Task OpenGivenAsync(NpgsqlConnection connection, IReadOnlyList<MigrationScript> scripts, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            throw Unreachable(scripts, exception, $"See that the database of {Variable} can be reached");
        }
    }

    private static MigrationException Unreachable(IReadOnlyList<MigrationScript> scripts, Exception exception, string advice) => new(
        "ESB3014",
        $"{MigrationSource.SnapshotName} does not stand for the migrations in the folder ({scripts.Count}, the last is '{scripts[^1].Id}'), and there is no server to replay them on (Prisma's P3014): {exception.Message}. "
        + $"{advice}, or bring back the {MigrationSource.SnapshotName} that belongs to these migrations.",
        exception);

    private static async Task CreateAsync(NpgsqlConnection server, string name)
    {
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE \"{name}\"", CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException(
                "ESB3014",
                $"The shadow database for replaying the migrations cannot be made (Prisma's P3014): {exception.MessageText}. "
                + $"Grant the role CREATEDB; or set {Variable} to an empty database that is there for this alone; or bring back the {MigrationSource.SnapshotName} that belongs to these migrations.",
                exception);
        }
    }

    /// <summary>Empties a given database, unless it is somebody's: a shadow database never has a history.</summary>
    private async Task EmptyAsync(NpgsqlConnection connection)
    {
        var owned = await ReadAsync(connection, $"SELECT schemaname::text FROM pg_tables WHERE tablename = {Sql.Literal(historyTable)}").ConfigureAwait(false);
        if (owned.Count > 0)
        {
            throw new MigrationException("ESB3014", $"The database of {Variable} holds a migration history in the schema '{owned[0]}', so it is no shadow database, which is emptied before use. Name an empty database of its own.");
        }

        var schemas = await ReadAsync(connection, "SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'").ConfigureAwait(false);
        foreach (var schema in schemas)
        {
            await ExecuteAsync(connection, $"DROP SCHEMA {Sql.Name(schema)} CASCADE", CancellationToken.None).ConfigureAwait(false);
        }

        await ExecuteAsync(connection, "CREATE SCHEMA public", CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, MigrationScript migration, CancellationToken cancellationToken)
    {
        var script = SqlScript.Parse(migration.Sql);
        try
        {
            var transaction = script.FitsInTransaction ? await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false) : null;
            foreach (var statement in script.Statements)
            {
                await RunAsync(connection, statement, cancellationToken).ConfigureAwait(false);
            }

            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PostgresException exception)
        {
            throw new MigrationException("ESB3006", $"The migration '{migration.Id}' cannot be replayed on an empty database (Prisma's P3006): {exception.SqlState}: {exception.MessageText}", exception);
        }
        catch (NotSupportedException exception)
        {
            throw new MigrationException("ESB3006", $"The migration '{migration.Id}' cannot be replayed on an empty database (Prisma's P3006): {ClientCopy.Refusal}", exception);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken cancellationToken)
    {
        if (statement.CopyRows is not { } rows)
        {
            await ExecuteAsync(connection, statement.Command, cancellationToken).ConfigureAwait(false);
            return;
        }

        var writer = await connection.BeginTextImportAsync(statement.Text, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(rows.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }

    private NpgsqlConnection Connect(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = database, Pooling = false };
        return target.CloneWith(settings.ConnectionString);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var values = new List<string>();
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    values.Add(reader.GetString(0));
                }

                return values;
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
