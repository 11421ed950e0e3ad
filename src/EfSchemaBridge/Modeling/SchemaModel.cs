using EfSchemaBridge.Extensions;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Modeling;

/// <summary>The EF model of a schema alone, with no classes and no database.</summary>
/// <remarks>
/// The translator says everything outright, so there is nothing for EF's conventions to find: without them a model is made
/// in a third of the time. EF does not validate it either, since the schema was checked when it was read.
/// </remarks>
internal static class SchemaModel
{
    /// <summary>Translates a schema and finishes the model for design time.</summary>
    public static IModel Of(PrismaSchema schema)
    {
        // They take as long to get ready as the schema takes to be translated.
        var preparation = Task.Run(Services);
        var model = ForScaffolding(schema);
        using var services = preparation.GetAwaiter().GetResult();
        return services.GetRequiredService<IModelRuntimeInitializer>().Initialize(model, designTime: true, validationLogger: null);
    }

    /// <summary>Translates a schema for the scaffolder, which asks for nothing that tables have and classes have not.</summary>
    public static IModel ForScaffolding(PrismaSchema schema) => new ModelBuilder(new ConventionSet()).ApplySchema(schema).FinalizeModel();

    /// <summary>EF's services, with Npgsql's types, which are known from the first question on.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection().AddEntityFrameworkNpgsql().BuildServiceProvider();
        services.GetRequiredService<IModelRuntimeInitializer>();
        services.GetRequiredService<IRelationalTypeMappingSource>().FindMapping(typeof(string));
        return services;
    }
}
