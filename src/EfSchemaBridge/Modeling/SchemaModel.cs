using EfSchemaBridge.Extensions;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;

namespace EfSchemaBridge.Modeling;

/// <summary>The EF model of a schema alone, with no classes and no database.</summary>
/// <remarks>A schema was checked when it was read: EF does not validate the model again, which takes as long as half of all the rest.</remarks>
internal static class SchemaModel
{
    /// <summary>Translates a schema and finishes the model for design time.</summary>
    public static IModel Of(PrismaSchema schema)
    {
        using var services = Services();
        return services.GetRequiredService<IModelRuntimeInitializer>().Initialize(Translate(schema, services), designTime: true, validationLogger: null);
    }

    /// <summary>Translates a schema for the scaffolder, which asks for nothing that tables have and classes have not.</summary>
    public static IModel ForScaffolding(PrismaSchema schema)
    {
        using var services = Services();
        return Translate(schema, services);
    }

    private static IModel Translate(PrismaSchema schema, IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var conventions = ConventionSet.CreateConventionSet(scope.ServiceProvider.GetRequiredService<DbContext>());
        // Prisma makes the indexes and extensions that a schema names, and no others.
        conventions.Remove(typeof(ForeignKeyIndexConvention));
        conventions.Remove(typeof(NpgsqlPostgresModelFinalizingConvention));
        return new ModelBuilder(conventions).ApplySchema(schema).FinalizeModel();
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddEntityFrameworkNpgsql()
        .AddDbContext<DbContext>((services, options) => options.UseNpgsql().UseInternalServiceProvider(services))
        .BuildServiceProvider();
}
