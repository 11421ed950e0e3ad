using System.Globalization;
using EfSchemaBridge.Benchmarks.RunTime.Generated;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.Benchmarks.RunTime;

/// <summary>The database that all clients are measured on: made, filled, and dropped in the end.</summary>
internal sealed class ShopDatabase : IDisposable
{
    private const int Customers = 200;
    private const int OrdersPerCustomer = 5;

    private static readonly Lazy<ShopDatabase> Only = new(() => new ShopDatabase());
    private readonly NpgsqlConnectionStringBuilder _settings;

    private ShopDatabase()
    {
        var url = Environment.GetEnvironmentVariable("DATABASE_URL") ?? throw new InvalidOperationException("DATABASE_URL names no PostgreSQL server to measure on.");
        _settings = new NpgsqlConnectionStringBuilder(SchemaConnection.FromUrl(url)) { Database = $"esb_benchmarks_{Guid.NewGuid():N}", MaxAutoPrepare = 0 };
        using var context = new ShopContext(GeneratedOptions());
        context.Database.EnsureCreated();
        Fill(context);
    }

    /// <summary>The database, once something has asked for it.</summary>
    public static ShopDatabase Instance => Only.Value;

    /// <summary>The connection string.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>The same connection, as Prisma writes it.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"postgresql://{Uri.EscapeDataString(_settings.Username!)}{(_settings.Password is { } password ? $":{Uri.EscapeDataString(password)}" : "")}@{_settings.Host}:{_settings.Port}/{_settings.Database}");

    /// <summary>Drops the database, if it was made.</summary>
    public static void Drop()
    {
        if (Only.IsValueCreated)
        {
            Only.Value.Dispose();
        }
    }

    /// <summary>The options of the generated context.</summary>
    public DbContextOptions<ShopContext> GeneratedOptions(bool cached = true) =>
        new DbContextOptionsBuilder<ShopContext>().UseNpgsql(ConnectionString).UseSchemaBridge().EnableServiceProviderCaching(cached).Options;

    /// <summary>The options of the context written by hand.</summary>
    public DbContextOptions<HandWritten.HandWrittenContext> HandWrittenOptions(bool cached = true) =>
        new DbContextOptionsBuilder<HandWritten.HandWrittenContext>().UseNpgsql(ConnectionString, npgsql => npgsql.MapEnum<HandWritten.Status>("Status")).EnableServiceProviderCaching(cached).Options;

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        using var context = new ShopContext(GeneratedOptions());
        context.Database.EnsureDeleted();
    }

    private static void Fill(ShopContext context)
    {
        for (var c = 0; c < Customers; c++)
        {
            var customer = new Customer { Email = $"{c}@example.com", Name = $"Customer {c}", Tags = ["a", "b"] };
            for (var o = 0; o < OrdersPerCustomer; o++)
            {
                customer.Orders.Add(new Order { Status = (Status)(o % 3), Total = c + (o / 100m), Note = o == 0 ? null : "A note" });
            }

            context.Add(customer);
        }

        context.SaveChanges();
    }
}
