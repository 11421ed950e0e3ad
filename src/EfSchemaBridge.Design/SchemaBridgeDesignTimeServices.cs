using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Design;

/// <summary>What <c>dotnet ef</c> uses in a project that references this package: contexts with <c>UseSchemaBridge</c> get SQL folders, all others EF's own migrations.</summary>
public sealed class SchemaBridgeDesignTimeServices : IDesignTimeServices
{
    /// <inheritdoc/>
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        ArgumentNullException.ThrowIfNull(serviceCollection);
        serviceCollection.AddScoped(Scaffolder);
    }

    private static IMigrationsScaffolder Scaffolder(IServiceProvider services)
    {
        var context = services.GetRequiredService<ICurrentDbContext>().Context;
        return context.GetService<IDbContextOptions>().FindExtension<SchemaBridgeOptionsExtension>() is null
            ? ActivatorUtilities.CreateInstance<MigrationsScaffolder>(services)
            : new FolderMigrationsScaffolder(context);
    }
}
