using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

/// <summary>A context whose model a test configures.</summary>
internal sealed class CodeContext(Action<ModelBuilder> model, string connectionString, bool usesSchemaBridge, string? migrationsFolder = null) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        optionsBuilder.AmongMany().UseNpgsql(connectionString).EnableServiceProviderCaching(false);
        if (usesSchemaBridge)
        {
            optionsBuilder.UseSchemaBridge(ReadFolder);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => model(modelBuilder);

    private void ReadFolder(SchemaBridgeOptionsBuilder options)
    {
        if (migrationsFolder is not null)
        {
            options.MigrationsFolder(migrationsFolder);
        }
    }
}
