using System.Reflection;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql.NameTranslation;

// Npgsql's extensions of the builder are found in its own namespace, and so is ours.
namespace Npgsql;

/// <summary>Sets up a data source that an app makes itself, to share it between contexts or with code that uses no EF.</summary>
public static class SchemaBridgeDataSourceExtensions
{
    /// <summary>
    /// Gives the data source what <c>UseSchemaBridge</c> gives those that EF makes: the PostgreSQL enums of a context, decimals of
    /// any precision, and sessions in UTC unless the connection string names another time zone. The context's options still
    /// need <c>UseNpgsql(dataSource).UseSchemaBridge()</c>.
    /// </summary>
    /// <typeparam name="TContext">A generated context, or one with a <see cref="SchemaEnumAttribute"/> for each enum.</typeparam>
    /// <param name="builder">The data source's builder.</param>
    /// <returns>The same builder.</returns>
    public static NpgsqlDataSourceBuilder UseSchemaBridge<TContext>(this NpgsqlDataSourceBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var type in typeof(TContext).GetCustomAttributes<SchemaEnumAttribute>())
        {
            builder.MapEnum(type.Type, type.Schema is null ? type.Name : $"{type.Schema}.{type.Name}", new NpgsqlNullNameTranslator());
        }

        new DataSourcePlugin().Configure(builder);
        return builder;
    }
}
