using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Planning;

public sealed class ShadowDatabaseTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static readonly MigrationScript _table = new("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);");

    [Fact]
    public async Task Scripts_that_are_not_for_a_transaction_are_replayed()
    {
        var state = await Shadow().ReplayAsync(
        [
            _table,
            new("20240102000000_b", "CREATE INDEX CONCURRENTLY i ON a (x);\nVACUUM a;\nBEGIN;\nCREATE TABLE b (y int PRIMARY KEY);\nCOMMIT;"),
            new("20240103000000_c", "SELECT set_config('search_path', '', false);\nCOPY public.a (x) FROM stdin;\n1\n\\.\n"),
            new("20240104000000_d", "CREATE TABLE c (y int PRIMARY KEY);"),
        ], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b", "c"], state.Tables.Select(t => t.Name));
        Assert.Equal("i", Assert.Single(state.Tables[0].Indexes).Name);
    }

    [Fact]
    public async Task Rows_for_a_client_are_refused()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => Shadow().ReplayAsync([_table, new("20240102000000_b", "COPY a TO STDOUT;")], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("ESB3006: The migration '20240102000000_b' cannot be replayed on an empty database (Prisma's P3006): COPY ... TO STDOUT hands its rows to the program that runs it, and here nobody takes them. Leave the statement out, or run the script with psql.", error.Message);
    }

    [Fact]
    public async Task A_connections_own_schema_is_there()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { SearchPath = "\"My shop\"" };
        await using var target = new NpgsqlConnection(settings.ConnectionString);

        var state = await new ShadowDatabase(target, "_prisma_migrations", given: null).ReplayAsync([_table], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("a", Assert.Single(state.Tables).Name);
    }

    [Fact]
    public async Task It_is_dropped_after_a_failure_too()
    {
        var role = $"esb_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN CREATEDB PASSWORD 'secret'");
        await using var target = new NpgsqlConnection(As(role));

        await Assert.ThrowsAsync<MigrationException>(() => new ShadowDatabase(target, "_prisma_migrations", given: null).ReplayAsync([_table, new("20240102000000_b", "SELECT 1/0;")], cancellationToken: TestContext.Current.CancellationToken));

        // A role that owns a database cannot be dropped.
        await database.ExecuteAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task A_given_database_is_emptied_before_and_afterwards()
    {
        await using var given = await PostgresDatabase.CreateAsync();
        await given.ExecuteAsync("CREATE TABLE left_over (x int); CREATE SCHEMA other; CREATE TABLE other.t (x int);");

        var state = await Shadow(given).ReplayAsync([_table], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("a", Assert.Single(state.Tables).Name);
        Assert.Empty(await given.RowsAsync("SELECT tablename::text FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"));
        Assert.Equal("public", await given.ScalarAsync<string>("SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"));
    }

    [Fact]
    public async Task A_given_database_that_is_somebodys_is_left_alone()
    {
        await using var given = await PostgresDatabase.CreateAsync();
        await given.ExecuteAsync("CREATE TABLE _prisma_migrations (x int); CREATE TABLE rows (x int);");

        var error = await Assert.ThrowsAsync<MigrationException>(() => Shadow(given).ReplayAsync([_table], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("ESB3014: The database of SHADOW_DATABASE_URL holds a migration history in the schema 'public', so it is no shadow database, which is emptied before use. Name an empty database of its own.", error.Message);
        Assert.Equal(2, (await given.RowsAsync("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")).Count);
    }

    [Fact]
    public async Task The_database_itself_is_no_shadow_database()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => Shadow(database).ReplayAsync([_table], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("ESB3014: SHADOW_DATABASE_URL names the very database that is migrated, and a shadow database is emptied before use. Name an empty database of its own.", error.Message);
    }

    [Fact]
    public async Task Missing_rights_are_explained()
    {
        var role = $"esb_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'secret'");
        try
        {
            await using var target = new NpgsqlConnection(As(role));

            var error = await Assert.ThrowsAsync<MigrationException>(() => new ShadowDatabase(target, "_prisma_migrations", given: null).ReplayAsync([_table], cancellationToken: TestContext.Current.CancellationToken));

            Assert.Equal(
                "ESB3014: The shadow database for replaying the migrations cannot be made (Prisma's P3014): permission denied to create database. "
                + "Grant the role CREATEDB; or set SHADOW_DATABASE_URL to an empty database that is there for this alone; or bring back the snapshot.json that belongs to these migrations.",
                error.Message);
        }
        finally
        {
            await database.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private string As(string role) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "secret", Pooling = false }.ConnectionString;

    private ShadowDatabase Shadow(PostgresDatabase? given = null) => new(
        new NpgsqlConnection(database.ConnectionString), "_prisma_migrations", given is null ? null : ConnectionUrl.Parse(given.Url));
}
