using EfSchemaBridge.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Infrastructure;

/// <summary>
/// A new empty database on the server of <c>DATABASE_URL</c>, dropped in the end. It serves as a fixture of xunit
/// (<c>IClassFixture</c>), or in one test as <c>await using var database = await PostgresDatabase.CreateAsync();</c>.
/// </summary>
public sealed class PostgresDatabase : IAsyncLifetime
{
    private readonly NpgsqlConnectionStringBuilder _settings = new(Server.ConnectionString)
    {
        Database = $"esb_{Guid.NewGuid():N}",
        IncludeErrorDetail = true,
    };

    private NpgsqlDataSource? _source;

    /// <summary>The database's name: letters, digits and underscores, so that it needs no quotes.</summary>
    public string Name => _settings.Database!;

    /// <summary>The connection string for Npgsql and EF Core.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>The same connection as Prisma writes it.</summary>
    public string Url
    {
        get
        {
            var password = _settings.Password is { } text ? $":{Uri.EscapeDataString(text)}" : "";
            var user = _settings.Username is { } name ? $"{Uri.EscapeDataString(name)}{password}@" : "";
            return _settings.Host!.StartsWith('/')
                ? $"postgresql://{user}localhost:{_settings.Port}/{Name}?host={Uri.EscapeDataString(_settings.Host)}"
                : $"postgresql://{user}{BracketedHost}:{_settings.Port}/{Name}";
        }
    }

    private static ConnectionUrl Server => Environment.GetEnvironmentVariable("DATABASE_URL") is { Length: > 0 } url
        ? ConnectionUrl.Parse(url)
        : throw new InvalidOperationException(
            "The functional tests need a PostgreSQL server where databases may be created. Run them with " +
            "`bash tests/run.sh`, which starts one, or set DATABASE_URL (postgresql://USER:PASSWORD@HOST:PORT/postgres).");

    private NpgsqlDataSource Source =>
        _source ?? throw new InvalidOperationException($"The database {Name} is not created yet.");

    private string BracketedHost => _settings.Host!.Contains(':', StringComparison.Ordinal) ? $"[{_settings.Host}]" : _settings.Host;

    /// <summary>Creates a database with a name of its own.</summary>
    /// <exception cref="InvalidOperationException">There is no <c>DATABASE_URL</c>.</exception>
    public static async Task<PostgresDatabase> CreateAsync()
    {
        var database = new PostgresDatabase();
        await database.InitializeAsync();
        return database;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // Nobody can be connected to template0, which would stop another database from being made of it.
        await ExecuteOnServerAsync($"CREATE DATABASE {Name} TEMPLATE template0");
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>Runs a script of one or more statements.</summary>
    public async Task ExecuteAsync(string sql)
    {
        // A thousand tables take a busy server longer than Npgsql waits by default.
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first column of the first row; the type's default for NULL and for no row.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        var rows = await RowsAsync(sql);
        return rows is [{ } first, ..] && first[0] is { } value ? (T)value : default;
    }

    /// <summary>All rows, with null for NULL.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(string sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellation))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add([.. values.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    /// <summary>Drops the database before the end of the test.</summary>
    public Task DropAsync() => ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
            await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }

        // What a test opened itself, through EF Core for example, waits in a pool on a connection the server has cut.
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task ExecuteOnServerAsync(string sql)
    {
        // A cancelled run must still drop its databases, so no cancellation token here.
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
