using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Migrations.Statements;
using EfSchemaBridge.Tool.Project;
using Npgsql;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>Empties the schemas of a project.</summary>
internal static class DatabaseReset
{
    /// <summary>Drops the connection's schema and those of the datasource with all they hold, and makes them anew, in one transaction. Where the user may not make schemas, they stay and lose what they hold.</summary>
    public static async Task RunAsync(MigrationProject project, CancellationToken cancellationToken)
    {
        await project.EnsureDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var connection = await project.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var makesAnew = await connection.AskAsync("SELECT has_database_privilege(current_database(), 'CREATE')", cancellationToken).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (var schema in (string[])[project.Connection.Schema, .. project.OtherSchemas])
                {
                    await (makesAnew ? MakeAnewAsync(connection, schema, cancellationToken) : EmptyAsync(connection, schema, cancellationToken)).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task MakeAnewAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"DROP SCHEMA IF EXISTS {Sql.Name(schema)} CASCADE", cancellationToken).ConfigureAwait(false);
        await connection.RunAsync($"CREATE SCHEMA {Sql.Name(schema)}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops what a schema holds, one after the other. What goes with something else, as an extension's functions, is left to that; extensions stay, since they are seldom the user's.</summary>
    private static Task EmptyAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var body = $"""
            DECLARE
                held record;
            BEGIN
                LOOP
                    SELECT replace(o.type, 'statistics object', 'statistics') AS kind, o.identity INTO held
                    FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) o
                    WHERE d.refclassid = 'pg_namespace'::regclass AND d.deptype = 'n' AND d.classid <> 'pg_extension'::regclass
                    AND d.refobjid = (SELECT oid FROM pg_namespace WHERE nspname = {Sql.Literal(schema)})
                    AND NOT EXISTS (SELECT FROM pg_depend part WHERE part.classid = d.classid AND part.objid = d.objid AND part.objsubid = 0 AND part.deptype IN ('e', 'i'))
                    LIMIT 1;
                    EXIT WHEN NOT FOUND;
                    EXECUTE format('DROP %s %s CASCADE', held.kind, held.identity);
                END LOOP;
            END
            """;
        return connection.RunAsync($"DO {DollarQuote.Of(body)}", cancellationToken);
    }
}
