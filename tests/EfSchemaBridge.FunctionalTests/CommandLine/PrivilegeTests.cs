using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>What a user may do who owns a schema and may make no other one.</summary>
public sealed class PrivilegeTests(PackedPackages packages)
{
    private const string User = "model User {\n  id   Int  @id\n  role Role\n}\n\nenum Role {\n  ADMIN\n  READER\n}\n";

    [Fact]
    public async Task A_schema_that_is_there_is_worked_in_without_the_privilege_to_make_schemas()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        var role = $"esb_{Guid.NewGuid():N}";
        await project.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO {role}");
        try
        {
            project.WriteSchemaFor(new UriBuilder(project.Database.Url) { UserName = role, Password = "secret" }.ToString(), User);

            Assert.EndsWith("The database is now what the schema says: 2 statements executed.\n", await project.OutputAsync("db", "push"), StringComparison.Ordinal);
            await project.Database.ExecuteAsync(
                """
                CREATE VIEW readers AS SELECT id FROM "User" WHERE role = 'READER';
                CREATE MATERIALIZED VIEW admins AS SELECT id FROM "User" WHERE role = 'ADMIN';
                CREATE TABLE years (year int, number serial, made int GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (year);
                CREATE TABLE years_2026 PARTITION OF years FOR VALUES FROM (2026) TO (2027);
                CREATE STATISTICS numbers ON year, number FROM years;
                CREATE SEQUENCE "a sequence";
                CREATE DOMAIN code AS text;
                CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT 2 * x';
                CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
                CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int);
                CREATE EXTENSION citext;
                """);
            Assert.EndsWith("\nThe database was reset: 0 migrations applied.\n", await project.OutputAsync("migrate", "reset", "--force"), StringComparison.Ordinal);
            Assert.Equal(
                ["extension citext"],
                (await project.Database.RowsAsync("SELECT o.type || ' ' || o.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) o WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e') AND o.identity NOT LIKE '%_prisma_migrations'")).Select(row => row[0]));

            await project.Database.ExecuteAsync("DROP EXTENSION citext");
            Assert.EndsWith("\nThe database is in sync with the schema.\n", await project.OutputAsync("migrate", "dev", "--name", "first"), StringComparison.Ordinal);
        }
        finally
        {
            await project.Database.ExecuteAsync($"ALTER SCHEMA public OWNER TO CURRENT_USER; DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }
}
