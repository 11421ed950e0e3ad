using EfSchemaBridge.Numerics;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace EfSchemaBridge.Infrastructure;

/// <summary>Sets up the data sources that EF makes of connection strings.</summary>
internal sealed class DataSourcePlugin : INpgsqlDataSourceConfigurationPlugin
{
    /// <inheritdoc/>
    public void Configure(NpgsqlDataSourceBuilder npgsqlDataSourceBuilder)
    {
        npgsqlDataSourceBuilder.AddTypeInfoResolverFactory(new DecimalResolverFactory());

        // Classes that are stored as JSON (IsJson).
        npgsqlDataSourceBuilder.EnableDynamicJson();

        // A timestamp without time zone means UTC: now() and comparisons with it are made in the session's time zone.
        npgsqlDataSourceBuilder.ConnectionStringBuilder.Timezone ??= "UTC";
    }
}
