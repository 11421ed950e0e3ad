using System.Reflection;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.NameTranslation;

// EF Core's extensions of the options builder are found in its own namespace, and so are ours.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Turns EfSchemaBridge on for a context.</summary>
public static class SchemaBridgeDbContextOptionsExtensions
{
    // One for all: EF makes its services anew for options that differ, and another translator is a difference.
    private static readonly NpgsqlNullNameTranslator _names = new();

    /// <summary>Uses the migrations folder beside the schema and Prisma's history table, and maps the enums of a generated context.</summary>
    /// <param name="optionsBuilder">The context's options, with <c>UseNpgsql</c>.</param>
    /// <param name="configure">Settings, or null.</param>
    /// <returns>The same builder.</returns>
    public static DbContextOptionsBuilder UseSchemaBridge(
        this DbContextOptionsBuilder optionsBuilder, Action<SchemaBridgeOptionsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        ((IDbContextOptionsBuilderInfrastructure)optionsBuilder).AddOrUpdateExtension(SchemaBridgeOptionsExtension.Of(optionsBuilder.Options));
        MapEnums(optionsBuilder, optionsBuilder.Options.ContextType);
        configure?.Invoke(new SchemaBridgeOptionsBuilder(optionsBuilder));
        return optionsBuilder;
    }

    /// <inheritdoc cref="UseSchemaBridge(DbContextOptionsBuilder, Action{SchemaBridgeOptionsBuilder}?)"/>
    /// <typeparam name="TContext">The context.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseSchemaBridge<TContext>(
        this DbContextOptionsBuilder<TContext> optionsBuilder, Action<SchemaBridgeOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)optionsBuilder).UseSchemaBridge(configure);
        return optionsBuilder;
    }

    private static void MapEnums(DbContextOptionsBuilder optionsBuilder, Type contextType)
    {
        var npgsql = new NpgsqlDbContextOptionsBuilder(optionsBuilder);
        foreach (var type in contextType.GetCustomAttributes<SchemaEnumAttribute>())
        {
            npgsql.MapEnum(type.Type, type.Name, type.Schema, _names);
        }
    }
}
