using EfSchemaBridge.Design.Scaffolding.Ef;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Design;

/// <summary>What <c>dotnet ef dbcontext scaffold prisma/schema.prisma EfSchemaBridge</c> uses: the scaffolder reads a schema in the place of a database.</summary>
public sealed class SchemaScaffoldingServices : IDesignTimeServices
{
    /// <inheritdoc/>
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        ArgumentNullException.ThrowIfNull(serviceCollection);
        serviceCollection.AddScoped<IReverseEngineerScaffolder, SchemaReverseEngineer>();
        serviceCollection.AddSingleton<IProviderCodeGeneratorPlugin, SchemaBridgeOptionsPlugin>();
    }
}
