using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class ScriptTests
{
    private static readonly (string, string)[] _migrations =
    [
        ("20240101000000_a", "CREATE TABLE a (x int, y text DEFAULT '$esb$');\nCREATE VIEW v AS SELECT x FROM a;\n"),
        ("20240102000000_b", "BEGIN;\nCREATE TYPE e AS ENUM ('x');\nCOMMIT;\n-- the end"),
        ("20240103000000_c", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $esb$ BEGIN RETURN 1; END; $esb$;\nINSERT INTO a VALUES (1, 'it''s') -- last"),
        ("20240104000000_d", "-- This is an empty migration.\n"),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("20240102000000_b")]
    [InlineData("20240104000000_d")]
    public async Task An_idempotent_script_ends_the_same_from_wherever_it_starts_and_however_often_it_runs(string? start)
    {
        await using var project = await MigrationsProject.CreateAsync(_migrations);
        if (start is not null)
        {
            await project.MigrateAsync(start);
        }

        var script = Generate(project, options: MigrationsSqlGenerationOptions.Idempotent);
        await project.Database.ExecuteAsync(script);
        await project.Database.ExecuteAsync(script);

        Assert.Equal(
            ["20240101000000_a", "20240102000000_b", "20240103000000_c", "20240104000000_d"],
            (await project.HistoryAsync()).Select(row => row.Split(" finished")[0]).Order(StringComparer.Ordinal));
        Assert.Equal([[1, "it's"]], await project.Database.RowsAsync("SELECT x, y FROM a"));
        Assert.Equal((0, """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}"""), await StatusAsync(project));
    }

    [Fact]
    public async Task An_idempotent_script_stops_at_a_failed_migration()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM; SELECT 1/0;"));
        await project.FailAsync();
        project.Write("20240101000000_a", "SELECT 1;");

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => project.Database.ExecuteAsync(Generate(project, options: MigrationsSqlGenerationOptions.Idempotent)));

        Assert.Equal("ESB3009: a migration failed earlier, and nothing more is applied until that is resolved", error.MessageText);
    }

    [Theory]
    [InlineData("SELECT 1;\nVACUUM;", 2, "it is not for a transaction")]
    [InlineData("-- schemabridge: no-transaction\nSELECT 1;", 1, "it is not for a transaction")]
    [InlineData("CREATE TABLE a ();\n\nCOPY a FROM stdin;\n\\.\n", 3, "COPY from the input cannot be made conditional")]
    [InlineData("BEGIN;\nROLLBACK;", 2, "a block cannot roll back a part of itself")]
    public async Task What_an_idempotent_script_cannot_hold_is_refused(string sql, int line, string reason)
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", sql));

        var error = Assert.Throws<MigrationException>(() => Generate(project, options: MigrationsSqlGenerationOptions.Idempotent));

        Assert.Equal(
            $"ESB3104: The migration '20240101000000_a' cannot be part of an idempotent script: see migration.sql, line {line}: {reason}. Apply the folder with 'dotnet ef database update' or a bundle: both run what is pending and nothing else. Or leave this migration out with the command's range.",
            error.Message);
    }

    [Fact]
    public async Task A_script_of_all_migrations_makes_the_database_and_its_history()
    {
        await using var project = await MigrationsProject.CreateAsync(_migrations);

        await project.Database.ExecuteAsync(Generate(project));

        Assert.True(await project.HasAsync("v"));
        Assert.Equal((0, """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}"""), await StatusAsync(project));
    }

    [Fact]
    public async Task A_script_of_a_range_goes_on_where_it_begins()
    {
        await using var project = await MigrationsProject.CreateAsync(_migrations);
        await project.MigrateAsync("a");

        await project.Database.ExecuteAsync(Generate(project, "a", "c"));

        Assert.Equal(["20240101000000_a finished 1", "20240102000000_b finished 1", "20240103000000_c finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task A_script_puts_each_migration_into_a_transaction()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1"), ("20240102000000_b", "VACUUM;"));
        await project.MigrateAsync("a");

        Assert.Matches(
            """
            ^-- Migration 20240102000000_b
            VACUUM;
            INSERT INTO "_prisma_migrations" .*
            VALUES .*;

            $
            """.ReplaceLineEndings("\n"),
            Generate(project, "a"));
        Assert.Matches(
            """
            -- Migration 20240101000000_a
            START TRANSACTION;
            SELECT 1
            ;
            INSERT INTO "_prisma_migrations" .*
            VALUES .*;
            COMMIT;
            """,
            Generate(project, to: "a"));
    }

    private static string Generate(
        MigrationsProject project, string? from = null, string? to = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var context = project.Context();
        return context.GetService<IMigrator>().GenerateScript(from, to, options);
    }

    private static async Task<(int, string)> StatusAsync(MigrationsProject project)
    {
        var status = await project.Oracle.StatusAsync(project.Folder);
        return (status.ExitCode, status.Output);
    }
}
