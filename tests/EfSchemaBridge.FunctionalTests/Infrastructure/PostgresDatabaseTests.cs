using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Infrastructure;

public sealed class PostgresDatabaseTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Scripts_run_and_rows_come_back_with_null_for_NULL()
    {
        await database.ExecuteAsync("CREATE TABLE pair (a int, b text); INSERT INTO pair VALUES (1, 'x'), (2, NULL);");

        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM pair"));
        Assert.Equal([[1, "x"], [2, null]], await database.RowsAsync("SELECT a, b FROM pair ORDER BY a"));
    }

    [Fact]
    public async Task A_database_is_empty_at_first_and_gone_in_the_end()
    {
        string name;
        await using (var other = await PostgresDatabase.CreateAsync())
        {
            name = other.Name;
            Assert.Empty(await other.RowsAsync("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"));
            await using var leftOpen = new NpgsqlConnection(other.ConnectionString);
            await leftOpen.OpenAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0L, await database.ScalarAsync<long>($"SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    }
}
