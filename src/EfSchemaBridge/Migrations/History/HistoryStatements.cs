using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Migrations.History;

using static Sql.Sql;

/// <summary>The SQL of Prisma's history table.</summary>
/// <param name="table">The table's name.</param>
internal sealed class HistoryStatements(string table)
{
    private readonly string _table = Name(table);

    public string Exists => $"SELECT to_regclass({Literal(_table)}) IS NOT NULL";

    /// <summary>True when the connection's schema holds a table of anybody's.</summary>
    public static string SchemaHoldsTables =>
        """
        SELECT EXISTS (
            SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
        """;

    public string Create => CreateTable("CREATE TABLE");

    public string CreateIfNotExists => CreateTable("CREATE TABLE IF NOT EXISTS");

    public string ReadAll =>
        $"""
        SELECT "id", "migration_name", "checksum", "finished_at" IS NOT NULL, "rolled_back_at" IS NOT NULL, "logs"
        FROM {_table} ORDER BY "started_at"
        """;

    public string Start(string id, MigrationScript script) =>
        $"""
        INSERT INTO {_table} ("id", "checksum", "migration_name") VALUES ({Literal(id)}, {Literal(script.Checksum)}, {Literal(script.Id)})
        """;

    public string Finish(string id) =>
        $"""
        UPDATE {_table} SET "finished_at" = clock_timestamp(), "applied_steps_count" = "applied_steps_count" + 1 WHERE "id" = {Literal(id)}
        """;

    /// <summary>Keeps the error of a run whose changes may be half made.</summary>
    public string Fail(string id, string logs) =>
        $"""
        UPDATE {_table} SET "logs" = {Literal(logs)} WHERE "id" = {Literal(id)}
        """;

    /// <summary>Keeps the error of a run that PostgreSQL rolled back whole: the migration is pending again.</summary>
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
