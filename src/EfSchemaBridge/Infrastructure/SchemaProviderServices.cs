using System.Reflection;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

[assembly: DesignTimeProviderServices(SchemaProviderServices.Name)]

namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// What <c>dotnet ef dbcontext scaffold prisma/schema.prisma EfSchemaBridge</c> asks a provider for: Npgsql's own services.
/// The package EfSchemaBridge.Design adds those that read a schema.
/// </summary>
public sealed class SchemaProviderServices : IDesignTimeServices
{
    internal const string Name = "EfSchemaBridge.Infrastructure.SchemaProviderServices";

    /// <inheritdoc/>
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        var npgsql = typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly;
        var type = npgsql.GetType(npgsql.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName, throwOnError: true)!;
        ((IDesignTimeServices)Activator.CreateInstance(type)!).ConfigureDesignTimeServices(serviceCollection);
    }
}
