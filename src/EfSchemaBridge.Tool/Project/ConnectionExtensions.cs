using Npgsql;

namespace EfSchemaBridge.Tool.Project;

/// <summary>Short words for what is done on a connection.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Runs one statement.</summary>
    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
