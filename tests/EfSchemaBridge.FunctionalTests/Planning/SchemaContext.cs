using EfSchemaBridge.Extensions;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>A context whose model is a schema's, without classes.</summary>
[SchemaContext("prisma/schema.prisma")]
internal sealed class SchemaContext(string schema, string connectionString, string? migrationsFolder = null) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AmongMany().UseNpgsql(connectionString).UseSchemaBridge(ReadFolder).EnableServiceProviderCaching(false);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var result = SchemaReader.Parse([new SourceFile("prisma/schema.prisma", schema)]);
        Assert.True(result.Schema is not null, string.Join('\n', result.Diagnostics));
        modelBuilder.ApplySchema(result.Schema);
    }

    private void ReadFolder(SchemaBridgeOptionsBuilder options)
    {
        if (migrationsFolder is not null)
        {
            options.MigrationsFolder(migrationsFolder);
        }
    }
}
