using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Migrations.History;

using static Sql.Sql;

/// <summary>The SQL of Prisma's history table.</summary>
/// <param name="table">The table's name.</param>
/// <param name="session">The session it is written in, or null for SQL that runs in any session.</param>
internal sealed class HistoryStatements(string table, SessionSchema? session = null)
{
    private readonly string _table = Name(session?.Name, table);

    /// <summary>The table's name.</summary>
    public string Table => table;

    /// <summary>The schema that new tables come into, or null when there is none, and the search path.</summary>
    public const string Session = "SELECT current_schema()::text, current_setting('search_path')";

    /// <summary>True when the session's schema holds the table; one in another schema is somebody else's.</summary>
    public string Exists =>
        $"""
        SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = {Literal(table)})
        """;

    /// <summary>True when the session's schema holds what Prisma, too, takes for somebody's work: a table that no extension brought.</summary>
    public const string SchemaHoldsTables =
        """
        SELECT EXISTS (
            SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname <> 'spatial_ref_sys'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
        """;

    public string Create => CreateTable("CREATE TABLE");

    public string CreateIfNotExists => CreateTable("CREATE TABLE IF NOT EXISTS");

    public string ReadAll =>
        $"""
        SELECT "id", "migration_name", "checksum", "started_at", "finished_at", "rolled_back_at", "applied_steps_count", "logs"
        FROM {_table} ORDER BY "started_at"
        """;

    public string Start(string id, MigrationScript script) =>
        $"""
        INSERT INTO {_table} ("id", "checksum", "migration_name") VALUES ({Literal(id)}, {Literal(script.Checksum)}, {Literal(script.Id)})
        """;

    /// <summary>Keeps how many steps of a run are done.</summary>
    public string CountSteps(string id, int steps) =>
        $"""
        UPDATE {_table} SET "applied_steps_count" = {steps} WHERE "id" = {Literal(id)}
        """;

    /// <summary>The row of a run that commits together with it. It comes last, since some statements must be a transaction's first.</summary>
    public string StartAndFinish(string id, MigrationScript script) =>
        $"""
        {RestoreSearchPath}INSERT INTO {_table} ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
        VALUES ({Literal(id)}, {Literal(script.Checksum)}, {Literal(script.Id)}, clock_timestamp(), 1)
        """;

    /// <summary>Ends a run. What a script did to the search path ends with it: the next one must find the tables where this one did.</summary>
    public string Finish(string id, int steps) =>
        $"""
        {RestoreSearchPath}UPDATE {_table} SET "finished_at" = clock_timestamp(), "applied_steps_count" = {steps}, "logs" = NULL WHERE "id" = {Literal(id)}
        """;

    /// <summary>Keeps the error of a run whose changes may be half made.</summary>
    public string Fail(string id, int steps, string logs) =>
        $"""
        {RestoreSearchPath}UPDATE {_table} SET "logs" = {Literal(logs)}, "applied_steps_count" = {steps} WHERE "id" = {Literal(id)}
        """;

    /// <summary>Makes of an applied migration one that is half done, until its way back has run.</summary>
    public string Reopen(string id, string logs) =>
        $"""
        UPDATE {_table} SET "finished_at" = NULL, "logs" = {Literal(logs)}, "applied_steps_count" = 0 WHERE "id" = {Literal(id)}
        """;

    /// <summary>Removes the rows of a migration whose way back has run.</summary>
    public string Forget(string migrationId) => $"{RestoreSearchPath}{Delete(migrationId)}";

    /// <summary>Keeps the error of a run that left nothing behind: the migration is pending again.</summary>
    public string TakeBack(string id, string logs) =>
        $"""
        {RestoreSearchPath}UPDATE {_table} SET "logs" = {Literal(logs)}, "rolled_back_at" = now() WHERE "id" = {Literal(id)}
        """;

    /// <summary>The row of a run that PostgreSQL rolled back together with its row: the migration is pending again.</summary>
    public string RolledBack(string id, MigrationScript script, string logs) =>
        $"""
        INSERT INTO {_table} ("id", "checksum", "migration_name", "logs", "rolled_back_at")
        VALUES ({Literal(id)}, {Literal(script.Checksum)}, {Literal(script.Id)}, {Literal(logs)}, now())
        """;

    /// <summary>The row of a migration that a script has applied, for <c>dotnet ef migrations script</c>.</summary>
    public string InsertApplied(MigrationScript script) =>
        $"""
        INSERT INTO {_table} ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
        VALUES (gen_random_uuid()::text, {Literal(script.Checksum)}, {Literal(script.Id)}, now(), 1);
        """;

    public string Delete(string migrationId) =>
        $"""
        DELETE FROM {_table} WHERE "migration_name" = {Literal(migrationId)};
        """;

    /// <summary>The condition that a migration is applied.</summary>
    public string IsApplied(string migrationId) =>
        $"""
        EXISTS (SELECT FROM {_table} WHERE "migration_name" = {Literal(migrationId)} AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL)
        """;

    /// <summary>The condition that a run has failed and nobody has said what came of it.</summary>
    public string HasFailed => $"""EXISTS (SELECT FROM {_table} WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL)""";

    /// <summary>Says of a failed run that its changes are taken back.</summary>
    public string ResolveRolledBack(string id) => $"""UPDATE {_table} SET "rolled_back_at" = now() WHERE "id" = {Literal(id)};""";

    /// <summary>The row of a migration that a person says the database holds, as Prisma writes it.</summary>
    public string InsertResolved(MigrationScript script) =>
        $"""
        INSERT INTO {_table} ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
        VALUES ({Literal(Guid.NewGuid().ToString())}, {Literal(script.Checksum)}, {Literal(script.Id)}, now(), 0)
        """;

    /// <summary>Has a run count as one of the script as it is now.</summary>
    public string SetChecksum(string id, string checksum) => $"""UPDATE {_table} SET "checksum" = {Literal(checksum)} WHERE "id" = {Literal(id)};""";

    /// <summary>Says of a failed run that it has been finished by hand.</summary>
    public string ResolveApplied(string id) => $"""UPDATE {_table} SET "finished_at" = now(), "logs" = NULL WHERE "id" = {Literal(id)};""";

    private string RestoreSearchPath => session is null ? "" : $"SELECT set_config('search_path', {Literal(session.SearchPath)}, false);\n";

    private string CreateTable(string verb) =>
        $"""
        {verb} {_table} (
            "id" VARCHAR(36) PRIMARY KEY NOT NULL,
            "checksum" VARCHAR(64) NOT NULL,
            "finished_at" TIMESTAMPTZ,
            "migration_name" VARCHAR(255) NOT NULL,
            "logs" TEXT,
            "rolled_back_at" TIMESTAMPTZ,
            "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
            "applied_steps_count" INTEGER NOT NULL DEFAULT 0
        );
        """;
}
