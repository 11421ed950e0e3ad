using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Warnings;

/// <summary>What we say of rewrites is what PostgreSQL does: a table that is rewritten has a new file.</summary>
public sealed class TableRewriteTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    public static TheoryData<string, string> TypeChanges => new()
    {
        { "VARCHAR(10)", "VARCHAR(20)" },
        { "VARCHAR(20)", "VARCHAR(10)" },
        { "VARCHAR(10)", "VARCHAR" },
        { "VARCHAR(10)", "TEXT" },
        { "TEXT", "VARCHAR" },
        { "TEXT", "VARCHAR(10)" },
        { "CHAR(3)", "CHAR(5)" },
        { "CHAR(3)", "TEXT" },
        { "TEXT", "CITEXT" },
        { "CITEXT", "TEXT" },
        { "CITEXT", "VARCHAR" },
        { "SMALLINT", "INTEGER" },
        { "INTEGER", "BIGINT" },
        { "INTEGER", "TEXT" },
        { "REAL", "DOUBLE PRECISION" },
        { "DECIMAL(10,2)", "DECIMAL(12,2)" },
        { "DECIMAL(10,2)", "DECIMAL(12,3)" },
        { "DECIMAL(10,2)", "DECIMAL(8,2)" },
        { "DECIMAL(10,2)", "DECIMAL" },
        { "TIMESTAMP(3)", "TIMESTAMP(6)" },
        { "TIMESTAMP(6)", "TIMESTAMP(3)" },
        { "TIMESTAMP(3)", "TIMESTAMP" },
        { "TIMESTAMPTZ(3)", "TIMESTAMPTZ(6)" },
        { "TIMESTAMP(3)", "DATE" },
        { "DATE", "TIMESTAMP(3)" },
        { "TIME(3)", "TIME(6)" },
        { "JSON", "JSONB" },
        { "VARBIT(3)", "VARBIT(5)" },
        { "BIT(3)", "VARBIT(3)" },
        { "VARCHAR(10)[]", "TEXT[]" },
        { "VARCHAR(10)[]", "VARCHAR(20)[]" },
        { "INTEGER[]", "BIGINT[]" },
        { "XML", "TEXT" },
    };

    public static TheoryData<string, string> Defaults => new()
    {
        { "INTEGER", "1" },
        { "TEXT", "'gen_random_uuid()'" },
        { "TEXT", "upper('x')" },
        { "TIMESTAMP(3)", "CURRENT_TIMESTAMP" },
        { "TIMESTAMPTZ", "now()" },
        { "TIMESTAMPTZ", "clock_timestamp()" },
        { "TIMESTAMP(3)", "(now() AT TIME ZONE 'UTC')" },
        { "UUID", "gen_random_uuid()" },
        { "DOUBLE PRECISION", "random()" },
        { "INTEGER[]", "ARRAY[1, 2]::INTEGER[]" },
        { "DECIMAL(10,2)", "'1.5'::DECIMAL(10,2)" },
        { "JSONB", "'{\"a\": \"f(x)\"}'" },
        { "JSONB", "jsonb_build_object('a', 1)" },
    };

    [Theory]
    [MemberData(nameof(TypeChanges))]
    public async Task A_type_change_rewrites_the_table_when_we_say_so(string before, string after) =>
        Assert.Equal(!TableRewrite.KeepsBytes(before, after), await RewritesAsync($"c {before}", $"ALTER COLUMN c SET DATA TYPE {after}"));

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task A_new_column_rewrites_the_table_when_we_say_so(string type, string expression) =>
        Assert.Equal(TableRewrite.IsVolatile(expression), await RewritesAsync("id INTEGER", $"ADD COLUMN c {type} NOT NULL DEFAULT {expression}"));

    private async Task<bool> RewritesAsync(string column, string step)
    {
        await database.ExecuteAsync($"CREATE EXTENSION IF NOT EXISTS citext; SET timezone = 'Asia/Tokyo'; DROP TABLE IF EXISTS t; CREATE TABLE t ({column}); INSERT INTO t VALUES (NULL)");
        var before = await FileAsync();
        await database.ExecuteAsync($"ALTER TABLE t {step}");
        return before != await FileAsync();
    }

    private Task<uint> FileAsync() => database.ScalarAsync<uint>("SELECT pg_relation_filenode('t')");
}
