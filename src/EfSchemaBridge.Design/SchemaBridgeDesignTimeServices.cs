using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
        serviceCollection.AddScoped(Migrator);
    }

    private static IMigrationsScaffolder Scaffolder(IServiceProvider services)
    {
        var context = services.GetRequiredService<ICurrentDbContext>().Context;
        return UsesSchemaBridge(context) ? new FolderMigrationsScaffolder(context) : ActivatorUtilities.CreateInstance<MigrationsScaffolder>(services);
    }

    private static IMigrator Migrator(IServiceProvider services)
    {
        var context = services.GetRequiredService<ICurrentDbContext>().Context;
        var migrator = context.GetService<IMigrator>();
        return UsesSchemaBridge(context) ? new DesignTimeMigrator(migrator) : migrator;
    }

    private static bool UsesSchemaBridge(DbContext context) =>
        context.GetService<IDbContextOptions>().FindExtension<SchemaBridgeOptionsExtension>() is not null;
}
