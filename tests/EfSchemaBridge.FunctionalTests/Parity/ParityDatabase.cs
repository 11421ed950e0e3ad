using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Relational;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>A database that is emptied and filled again for one case after the other, with Prisma's engine beside it: far cheaper than one of each for every case.</summary>
internal sealed class ParityDatabase : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private ParityDatabase(PostgresDatabase database, OracleProcess engine)
    {
        _database = database;
        Engine = engine;
    }

    /// <summary>Prisma's engine, whose live database is this one.</summary>
    public OracleProcess Engine { get; }

    /// <summary>Makes the database and starts the engine.</summary>
    public static async Task<ParityDatabase> CreateAsync()
    {
        var database = await PostgresDatabase.CreateAsync();
        return new(database, await OracleProcess.StartAsync(database));
    }

    /// <summary>Runs a script in one transaction.</summary>
    public Task ExecuteAsync(string sql) => sql.Length > 0 ? _database.ExecuteAsync(sql) : Task.CompletedTask;

    /// <summary>True when PostgreSQL refuses a script, which is then undone.</summary>
    public async Task<bool> RefusesAsync(string sql)
    {
        try
        {
            await ExecuteAsync(sql);
            return false;
        }
        catch (PostgresException)
        {
            return true;
        }
    }

    /// <summary>Drops whatever the database holds.</summary>
    public Task EmptyAsync() => _database.ExecuteAsync(
        """
        DO $$ DECLARE name text; BEGIN
          FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
          END LOOP;
          FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
            EXECUTE format('DROP EXTENSION %I CASCADE', name);
          END LOOP;
        END $$;
        CREATE SCHEMA public;
        """);

    /// <summary>What the database holds, as we read it.</summary>
    public async Task<RelationalState> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await DatabaseState.ReadAsync(connection, "_prisma_migrations", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _database.DisposeAsync();
    }
}
