using System.Globalization;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Query;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace EfSchemaBridge.Infrastructure;

/// <summary>Puts EfSchemaBridge's migrations in the place of EF's for one context.</summary>
internal sealed record SchemaBridgeOptionsExtension : IDbContextOptionsExtension
{
    /// <summary>Prisma's name of the history table.</summary>
    public const string DefaultHistoryTable = "_prisma_migrations";

    /// <summary>How long Prisma waits for another migration to end.</summary>
    public static readonly TimeSpan DefaultLockTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The history table's name.</summary>
    public string HistoryTable { get; init; } = DefaultHistoryTable;

    /// <summary>A folder to read migrations from, or null for those in the assembly.</summary>
    public string? MigrationsFolder { get; init; }

    /// <summary>How long to wait for another migration to end.</summary>
    public TimeSpan LockTimeout { get; init; } = DefaultLockTimeout;

    /// <summary>False for a context whose model has nothing to do with the migrations.</summary>
    public bool ComparesModel { get; init; } = true;

    /// <inheritdoc/>
    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    /// <summary>The extension of a context's options.</summary>
    public static SchemaBridgeOptionsExtension Of(IDbContextOptions options) =>
        options.FindExtension<SchemaBridgeOptionsExtension>() ?? new SchemaBridgeOptionsExtension();

    /// <inheritdoc/>
    public void ApplyServices(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Scoped<IMigrationsAssembly, FolderMigrationsAssembly>());
        services.Replace(ServiceDescriptor.Scoped<IHistoryRepository, PrismaHistoryRepository>());
        services.Replace(ServiceDescriptor.Scoped<IMigrator, SchemaBridgeMigrator>());
        services.Replace(ServiceDescriptor.Scoped<IMigrationsModelDiffer, StateModelDiffer>());
        services.Replace(ServiceDescriptor.Scoped<IMigrationsSqlGenerator, ScriptSqlGenerator>());
        services.Replace(ServiceDescriptor.Scoped<ISqlExpressionFactory, TimeExpressionFactory>());
        services.Replace(ServiceDescriptor.Scoped<IDatabase, UpdatedAtDatabase>());
        services.TryAddScoped<NpgsqlMigrationsSqlGenerator>();
        services.TryAddScoped<SqlSession>();
        services.TryAddScoped<MigrationLogger>();
        services.TryAddScoped<MigrationRunner>();
        services.TryAddScoped<SessionRun>();
        services.TryAddScoped<HistoryResolution>();
        services.TryAddScoped<Seeding>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRelationalTypeMappingSourcePlugin, EnumTextPlugin>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INpgsqlDataSourceConfigurationPlugin, DataSourcePlugin>());
    }

    /// <inheritdoc/>
    public void Validate(IDbContextOptions options)
    {
        if (options.Extensions.OfType<RelationalOptionsExtension>().SingleOrDefault()?.Info.IsDatabaseProvider is not true)
        {
            throw new InvalidOperationException("UseSchemaBridge() needs PostgreSQL: call UseNpgsql(...) on the same options.");
        }
    }

    private sealed class ExtensionInfo(SchemaBridgeOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly SchemaBridgeOptionsExtension _extension = extension;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => $"using SchemaBridge (history in {_extension.HistoryTable}) ";

        // The services read their settings from the options of each context: one service provider serves all settings.
        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
            debugInfo["SchemaBridge:HistoryTable"] = _extension.HistoryTable;
            debugInfo["SchemaBridge:LockTimeout"] = _extension.LockTimeout.ToString("c", CultureInfo.InvariantCulture);
        }
    }
}
