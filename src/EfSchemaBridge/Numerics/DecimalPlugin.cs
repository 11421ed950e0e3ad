using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace EfSchemaBridge.Numerics;

/// <summary>Adds <see cref="DecimalResolverFactory"/> to the data sources that EF makes of connection strings.</summary>
internal sealed class DecimalPlugin : INpgsqlDataSourceConfigurationPlugin
{
    /// <inheritdoc/>
    public void Configure(NpgsqlDataSourceBuilder npgsqlDataSourceBuilder) =>
        npgsqlDataSourceBuilder.AddTypeInfoResolverFactory(new DecimalResolverFactory());
}
