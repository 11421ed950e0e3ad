using System.CommandLine;
using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Terminals;
using Npgsql;

namespace EfSchemaBridge.Tool.Project;

/// <summary>A schema, its migrations and its database: what the commands of <c>migrate</c> and <c>db</c> work on.</summary>
internal sealed class MigrationProject : IAsyncDisposable
{
    private readonly Lazy<RelationalState> _schemaState;

    private MigrationProject(Workspace workspace, Terminal terminal)
    {
        Workspace = workspace;
        Connection = workspace.Connection();
        Directory = new(workspace.MigrationsFolder);
        Database = new(Connection.ConnectionString, workspace.MigrationsFolder, new() { LoggerFactory = new TerminalLoggerFactory(terminal) });
        _schemaState = new(() => ModelState.Of(workspace.Schema, Connection.Schema));
    }

    /// <summary>The schema and where things are.</summary>
    public Workspace Workspace { get; }

    /// <summary>The connection.</summary>
    public ConnectionUrl Connection { get; }

    /// <summary>The migrations folder.</summary>
    public MigrationsDirectory Directory { get; }

    /// <summary>The database with its history.</summary>
    public MigrationDatabase Database { get; }

    /// <summary>The state that the schema describes.</summary>
    public RelationalState SchemaState => _schemaState.Value;

    /// <summary>The PostgreSQL schemas, beside the connection's own, that the schema speaks of.</summary>
    public IReadOnlySet<string> OtherSchemas => (Workspace.Schema.Datasource?.Schemas ?? []).Where(name => name != Connection.Schema).ToHashSet(StringComparer.Ordinal);

    /// <summary>The database's place, without user and password.</summary>
    public string DatabaseName => $"{Place}, schema \"{Connection.Schema}\"";

    /// <summary>The same with all PostgreSQL schemas that are the project's.</summary>
    public string DatabaseNameInFull => OtherSchemas.Count == 0
        ? DatabaseName
        : $"{Place}, schemas {string.Join(", ", OtherSchemas.Prepend(Connection.Schema).Select(name => $"\"{name}\""))}";

    private string Place
    {
        get
        {
            var settings = new NpgsqlConnectionStringBuilder(Connection.ConnectionString);
            return $"database \"{settings.Database}\" at \"{settings.Host}:{settings.Port}\"";
        }
    }

    /// <summary>Reads the schema, finds the connection, and says what both are.</summary>
    public static MigrationProject Open(SchemaOption option, ParseResult result, Terminal terminal)
    {
        var project = new MigrationProject(Workspace.Open(option, result, terminal), terminal);
        terminal.Line($"Schema: {project.Workspace.Place}");
        terminal.Line($"Database: PostgreSQL {project.DatabaseName}");
        terminal.Line();
        return project;
    }

    /// <summary>Creates the database and the connection's schema when they are missing.</summary>
    /// <returns>True when the database was created.</returns>
    public async Task<bool> EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        var isNew = !await Database.ExistsAsync(cancellationToken).ConfigureAwait(false);
        if (isNew)
        {
            await Database.CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // PostgreSQL checks the privilege to create schemas first, also where IF NOT EXISTS finds one.
            if (!await connection.AskAsync($"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = {Sql.Literal(Connection.Schema)})", cancellationToken).ConfigureAwait(false))
            {
                await connection.RunAsync($"CREATE SCHEMA IF NOT EXISTS {Sql.Name(Connection.Schema)}", cancellationToken).ConfigureAwait(false);
            }
        }

        return isNew;
    }

    /// <summary>An open connection to the database.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(Connection.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>What the database holds of the schemas that are this project's.</summary>
    public async Task<RelationalState> ReadDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return (await DatabaseState.ReadAsync(connection, SchemaBridgeOptionsExtension.DefaultHistoryTable, cancellationToken).ConfigureAwait(false)).Of(OtherSchemas);
        }
    }

    /// <summary>The state that all migrations of the folder lead to: the snapshot when it stands for them, else what they leave in a shadow database.</summary>
    public async Task<RelationalState> FolderStateAsync(CancellationToken cancellationToken) =>
        Snapshot.Read(Directory) ?? Snapshot.WithRememberedNames(Directory, await ReplayAsync(Directory.Read(), cancellationToken).ConfigureAwait(false));

    /// <summary>Changes that become a migration, as <c>dotnet ef migrations add</c> writes it.</summary>
    public PlannedMigration Plan(RelationalState before, RelationalState after, IReadOnlyList<SchemaChange> changes, IReadOnlyList<MigrationWarning> warnings) =>
        new(Directory, before, after, changes, warnings, Snapshot.ContextOf(Directory) ?? ProjectGeneration.ContextType(Workspace.Place), CodeFirstParts.Of(this));

    /// <summary>The state that migrations leave in a shadow database.</summary>
    public async Task<RelationalState> ReplayAsync(IReadOnlyList<MigrationScript> scripts, CancellationToken cancellationToken)
    {
        if (scripts.Count == 0)
        {
            return RelationalState.Empty;
        }

        var connection = new NpgsqlConnection(Connection.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            var shadow = new ShadowDatabase(connection, SchemaBridgeOptionsExtension.DefaultHistoryTable, Workspace.ShadowConnection());
            return (await shadow.ReplayAsync(scripts, cancellationToken: cancellationToken).ConfigureAwait(false)).Of(OtherSchemas);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
