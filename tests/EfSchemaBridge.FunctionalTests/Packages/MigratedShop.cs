namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A built app with two migrations, which the tests of a class share; each has a database of its own.</summary>
public sealed class MigratedShop(PackedPackages packages) : IAsyncLifetime
{
    private const string Program =
        """
        using Microsoft.EntityFrameworkCore;
        using var db = new Shop.ShopContext();
        await db.Database.MigrateAsync();
        Console.WriteLine(string.Join(",", await db.Database.GetAppliedMigrationsAsync()) + " " + db.Database.HasPendingModelChanges());
        """;

    private ShopApp? _app;

    /// <summary>The id of the first migration, whose name is "first step".</summary>
    public string First { get; private set; } = "";

    /// <summary>The id of the second migration, which adds a column.</summary>
    public string Second { get; private set; } = "";

    internal ShopApp App => _app ?? throw new InvalidOperationException("The app is not made yet.");

    public async ValueTask InitializeAsync()
    {
        _app = await ShopApp.CreateAsync(packages, Program);
        First = await AddAsync("first step", "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n}\n");
        Second = await AddAsync("second", "model users {\n  id       Int    @id @default(autoincrement())\n  username String @unique\n  age      Int?\n}\n");
        (await _app.BuildAsync()).OrThrow("dotnet build");
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task<string> AddAsync(string name, string models)
    {
        App.WriteSchema(models);
        (await App.EfAsync("migrations", "add", name)).OrThrow("dotnet ef migrations add");
        return Path.GetFileName(Directory.GetDirectories(App.Migrations).Max(StringComparer.Ordinal)!);
    }
}
