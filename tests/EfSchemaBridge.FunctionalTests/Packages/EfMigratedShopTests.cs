using EfSchemaBridge.FunctionalTests.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>The verbs of <c>dotnet ef</c> that leave an app as it is, as real commands in an app that uses the packed packages.</summary>
public sealed class EfMigratedShopTests(MigratedShop shop) : IClassFixture<MigratedShop>, IAsyncLifetime
{
    private PostgresDatabase? _database;

    private PostgresDatabase Database => _database ?? throw new InvalidOperationException("The database is not made yet.");

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        shop.App.DatabaseUrl = _database.Url;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    [Fact]
    public async Task Update_goes_to_a_migration_and_back_to_it_and_to_the_beginning()
    {
        Assert.Contains("1 applied now, 1 later ones pending", await EfAsync("database", "update", "first_step"), StringComparison.Ordinal);
        Assert.Equal([shop.First], await AppliedAsync());
        await EfAsync("database", "update");
        Assert.Equal([shop.First, shop.Second], await AppliedAsync());
        Assert.Contains($"Taking back migration '{shop.Second}'.", await EfAsync("database", "update", shop.First), StringComparison.Ordinal);
        Assert.Equal([shop.First], await AppliedAsync());
        await EfAsync("database", "update", "0");
        Assert.Empty(await AppliedAsync());
        Assert.Null(await Database.ScalarAsync<string>("SELECT to_regclass('users')::text"));
    }

    [Fact]
    public async Task Drop_drops_the_database()
    {
        await EfAsync("database", "update");
        await EfAsync("database", "drop", "--force");

        var gone = await Assert.ThrowsAsync<PostgresException>(AppliedAsync);
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    [Fact]
    public async Task Scripts_of_a_range_run_up_and_down()
    {
        await RunScriptAsync("0", shop.First);
        Assert.Equal([shop.First], await AppliedAsync());
        await RunScriptAsync(shop.First, shop.Second);
        Assert.Equal([shop.First, shop.Second], await AppliedAsync());
        await RunScriptAsync(shop.Second, "0");
        Assert.Empty(await AppliedAsync());
    }

    [Fact]
    public async Task An_idempotent_script_runs_twice_on_a_half_migrated_database()
    {
        await RunScriptAsync("0", shop.First);

        var script = await RunScriptAsync("--idempotent");
        await Database.ExecuteAsync(script);

        Assert.Equal([shop.First, shop.Second], await AppliedAsync());
        Assert.Equal(1L, await Database.ScalarAsync<long>("SELECT count(*) FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'age'"));
    }

    [Fact]
    public async Task A_bundle_runs_where_the_sources_are_not()
    {
        var elsewhere = Directory.CreateTempSubdirectory("esb-bundle-").FullName;
        var hidden = shop.App.Folder + "-hidden";
        try
        {
            var bundle = Path.Combine(elsewhere, "efbundle");
            (await shop.App.EfAsync("migrations", "bundle", "--output", bundle)).OrThrow("dotnet ef migrations bundle");
            Directory.Move(shop.App.Folder, hidden);

            (await Command.RunAsync(bundle, [shop.First, "--connection", Database.ConnectionString], elsewhere)).OrThrow("efbundle");
            Assert.Equal([shop.First], await AppliedAsync());
            (await Command.RunAsync(bundle, ["--connection", Database.ConnectionString], elsewhere)).OrThrow("efbundle");
            Assert.Equal([shop.First, shop.Second], await AppliedAsync());
        }
        finally
        {
            if (Directory.Exists(hidden))
            {
                Directory.Move(hidden, shop.App.Folder);
            }

            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_published_app_migrates_itself_without_its_sources()
    {
        var published = Directory.CreateTempSubdirectory("esb-published-").FullName;
        try
        {
            (await shop.App.PublishAsync(published)).OrThrow("dotnet publish");
            var run = await Command.RunAsync("dotnet", [Path.Combine(published, "Shop.dll")], published, new Dictionary<string, string?> { ["DATABASE_URL"] = Database.Url });

            Assert.Equal($"{shop.First},{shop.Second} False", run.OrThrow("the published app").Output.Trim());
        }
        finally
        {
            Directory.Delete(published, recursive: true);
        }
    }

    [Fact]
    public async Task Contexts_are_listed_described_and_scripted()
    {
        Assert.Contains("Shop.ShopContext", await EfAsync("dbcontext", "list"), StringComparison.Ordinal);
        Assert.Contains("Npgsql.EntityFrameworkCore.PostgreSQL", await EfAsync("dbcontext", "info"), StringComparison.Ordinal);
        Assert.Contains("CONSTRAINT \"users_pkey\" PRIMARY KEY (\"id\")", await EfAsync("dbcontext", "script"), StringComparison.Ordinal);
    }

    /// <summary>Has <c>migrations script</c> write one, and runs it.</summary>
    private async Task<string> RunScriptAsync(params string[] arguments)
    {
        var file = Path.Combine(shop.App.Folder, "out.sql");
        await EfAsync(["migrations", "script", .. arguments, "--output", file]);
        var script = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await Database.ExecuteAsync(script);
        return script;
    }

    /// <summary>Runs dotnet ef on what is built.</summary>
    private async Task<string> EfAsync(params string[] arguments)
    {
        var result = (await shop.App.EfAsync([.. arguments, "--no-build"])).OrThrow($"dotnet ef {string.Join(' ', arguments)}");
        return result.Output + result.Error;
    }

    private async Task<IEnumerable<string>> AppliedAsync() =>
        (await Database.RowsAsync("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1")).Select(row => (string)row[0]!);
}
