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
    private static readonly Lazy<Task<IModelRuntimeInitializer>> Preparation = new(() => Task.Run(Prepare));

    /// <summary>Gets EF's services ready on another thread, once in a process: they take as long as a schema of 100 models takes to be translated.</summary>
    public static Task PrepareAsync() => Preparation.Value;

    /// <summary>Translates a schema and finishes the model for design time.</summary>
    public static IModel Of(PrismaSchema schema)
    {
        var initializer = Preparation.Value;
        var model = Translate(schema).FinalizeModel();
        return initializer.GetAwaiter().GetResult().Initialize(model, designTime: true, validationLogger: null);
    }

    /// <summary>Translates a schema for the scaffolder, which asks for nothing that tables have and classes have not.</summary>
    public static IModel ForScaffolding(PrismaSchema schema)
    {
        var builder = Translate(schema).HasAnnotation(SchemaAnnotationNames.Enums, schema.Enums);
        foreach (var model in schema.Models)
        {
            var entityType = builder.Model.FindEntityType(model.Name)!;
            foreach (var field in model.ScalarFields.Where(field => field.Default is not null))
            {
                entityType.FindProperty(field.Name)?.SetAnnotation(SchemaAnnotationNames.Default, field.Default);
            }
        }

        return builder.FinalizeModel();
    }

    private static ModelBuilder Translate(PrismaSchema schema) => new ModelBuilder(new ConventionSet()).ApplySchema(schema);

    /// <summary>EF's services, with Npgsql's types, which are known from the first question on. They live as long as the process.</summary>
    private static IModelRuntimeInitializer Prepare()
    {
        var services = new ServiceCollection().AddEntityFrameworkNpgsql().BuildServiceProvider();
        services.GetRequiredService<IRelationalTypeMappingSource>().FindMapping(typeof(string));
        return services.GetRequiredService<IModelRuntimeInitializer>();
    }
}
