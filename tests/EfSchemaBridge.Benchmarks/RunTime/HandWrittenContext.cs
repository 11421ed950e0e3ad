using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace EfSchemaBridge.Benchmarks.RunTime.HandWritten;

/// <summary>The same tables, as someone who knows EF Core would map them by hand.</summary>
public sealed class HandWrittenContext(DbContextOptions<HandWrittenContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        foreach (var entry in ChangeTracker.Entries<Order>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            entry.Entity.UpdatedAt = DateTime.UtcNow;
        }

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Customer>(entity =>
        {
            entity.ToTable("Customer");
            entity.Property(c => c.Id).HasColumnName("id").UseSerialColumn();
            entity.Property(c => c.Email).HasColumnName("email");
            entity.Property(c => c.Name).HasColumnName("name");
            entity.Property(c => c.Tags).HasColumnName("tags");
            entity.Property(c => c.CreatedAt).HasColumnName("createdAt").HasColumnType("timestamp(3)").HasConversion(v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified), v => DateTime.SpecifyKind(v, DateTimeKind.Utc)).HasDefaultValueSql("CURRENT_TIMESTAMP");
            entity.HasIndex(c => c.Email).IsUnique();
        });
        modelBuilder.Entity<Order>(entity =>
        {
            entity.ToTable("Order");
            entity.Property(o => o.Id).HasColumnName("id").UseSerialColumn();
            entity.Property(o => o.Status).HasColumnName("status");
            entity.Property(o => o.Total).HasColumnName("total").HasPrecision(12, 2);
            entity.Property(o => o.Note).HasColumnName("note");
            entity.Property(o => o.PlacedAt).HasColumnName("placedAt").HasColumnType("timestamp(3)").HasConversion(v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified), v => DateTime.SpecifyKind(v, DateTimeKind.Utc)).HasDefaultValueSql("CURRENT_TIMESTAMP");
            entity.Property(o => o.UpdatedAt).HasColumnName("updatedAt").HasColumnType("timestamp(3)").HasConversion(v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
            entity.Property(o => o.CustomerId).HasColumnName("customerId");
            entity.HasIndex(o => o.CustomerId);
        });
    }
}

public class Customer
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public required string Name { get; set; }

    public List<string> Tags { get; set; } = [];

    public DateTime CreatedAt { get; set; }

    public ICollection<Order> Orders { get; } = [];
}

public class Order
{
    public int Id { get; set; }

    public Status Status { get; set; }

    public decimal Total { get; set; }

    public string? Note { get; set; }

    public DateTime PlacedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public int CustomerId { get; set; }

    public Customer Customer { get; set; } = null!;
}

public enum Status
{
    [PgName("OPEN")]
    Open,

    [PgName("PAID")]
    Paid,

    [PgName("SENT")]
    Sent,
}
