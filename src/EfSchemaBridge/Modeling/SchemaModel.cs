using EfSchemaBridge.Extensions;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;

namespace EfSchemaBridge.Modeling;

/// <summary>The EF model of a schema alone, with no classes and no database.</summary>
internal static class SchemaModel
{
    /// <summary>Translates a schema and finishes the model for design time.</summary>
    public static IModel Of(PrismaSchema schema)
    {
        using var context = new SchemaContext(schema);
        return context.GetService<IDesignTimeModel>().Model;
    }

    /// <summary>Translates a schema for the scaffolder, in half the time: EF neither validates the model nor makes it ready for use.</summary>
    public static IModel ForScaffolding(PrismaSchema schema)
    {
        var conventions = NpgsqlConventionSetBuilder.Build();
        conventions.Remove(typeof(ForeignKeyIndexConvention));
        conventions.Remove(typeof(NpgsqlPostgresModelFinalizingConvention));
        return new ModelBuilder(conventions).ApplySchema(schema).FinalizeModel();
    }

    private sealed class SchemaContext(PrismaSchema schema) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.UseNpgsql().EnableServiceProviderCaching(false)
                // EF counts what an app has made; these services end with the context.
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            // Prisma makes the indexes and extensions that a schema names, and no others.
            configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
            configurationBuilder.Conventions.Remove<NpgsqlPostgresModelFinalizingConvention>();
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplySchema(schema);
    }
}
