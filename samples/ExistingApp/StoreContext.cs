using EfSchemaBridge.Extensions;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Store;

[SchemaEnum(typeof(Availability), "Availability")]
public class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Review> Reviews => Set<Review>();

    /// <summary>A model of the schema that has no class: its rows are dictionaries.</summary>
    public DbSet<Dictionary<string, object>> Visits => Set<Dictionary<string, object>>("Visit");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplySchema("prisma/schema.prisma");
}
