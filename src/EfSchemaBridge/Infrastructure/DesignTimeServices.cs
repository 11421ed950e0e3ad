using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// What an app names for <c>dotnet ef</c>: the services of the design package where it is there. A migrations bundle has this assembly and not that one,
/// and needs none of its services.
/// </summary>
internal sealed class DesignTimeServices : IDesignTimeServices
{
    private const string TypeName = "EfSchemaBridge.Design.SchemaBridgeDesignTimeServices, EfSchemaBridge.Design";

    /// <inheritdoc/>
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        if (Type.GetType(TypeName) is { } type)
        {
            ((IDesignTimeServices)Activator.CreateInstance(type)!).ConfigureDesignTimeServices(serviceCollection);
        }
    }
}
