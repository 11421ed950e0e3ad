using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>The database of a context, where one can be reached at once.</summary>
internal static class ContextDatabase
{
    private const int SecondsToConnect = 3;

    /// <summary>Opens a connection of its own, or gives null.</summary>
    public static async Task<NpgsqlConnection?> TryOpenAsync(DbContext context, CancellationToken cancellationToken = default)
    {
        NpgsqlConnection? connection = null;
        try
        {
            var own = (NpgsqlConnection)context.Database.GetDbConnection();
            connection = own.CloneWith(new NpgsqlConnectionStringBuilder(own.ConnectionString) { Pooling = false, Timeout = SecondsToConnect }.ConnectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or ArgumentException)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }
}
