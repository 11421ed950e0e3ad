using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>Empties the schemas of a project.</summary>
internal static class DatabaseReset
{
    /// <summary>Drops the connection's schema and those of the datasource with all they hold, and makes them anew, in one transaction.</summary>
    public static async Task RunAsync(MigrationProject project, CancellationToken cancellationToken)
    {
        await project.EnsureDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var connection = await project.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (var schema in (string[])[project.Connection.Schema, .. project.OtherSchemas])
                {
                    await connection.RunAsync($"DROP SCHEMA IF EXISTS {Sql.Name(schema)} CASCADE", cancellationToken).ConfigureAwait(false);
                    await connection.RunAsync($"CREATE SCHEMA {Sql.Name(schema)}", cancellationToken).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
