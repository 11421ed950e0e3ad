using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Applying;

/// <summary>A folder and a database without an application's context, beside Prisma's engine.</summary>
public sealed class MigrationDatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_applies_what_is_pending_and_says_what_that_was()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int);"), ("20240102000000_b", "SELECT 1;"));
        await using var database = Open(project);

        var first = await database.MigrateAsync(cancellationToken: Cancellation);
        var second = await database.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(["20240101000000_a", "20240102000000_b"], first.Applied);
        Assert.Empty(second.Applied);
        Assert.Equal(["Applying migration '20240101000000_a'.", "Applying migration '20240102000000_b'."], project.Log.Lines.Take(2).Select(line => line.Split(": ", 2)[1]));
    }

    [Fact]
    public async Task It_works_in_a_process_that_has_many_kinds_of_contexts()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        for (var i = 0; i < 25; i++)
        {
            using var logging = new LoggerFactory();
            await using var context = new DbContext(new DbContextOptionsBuilder().AmongMany().UseNpgsql("Host=none").UseLoggerFactory(logging).Options);
            _ = context.Model;
        }

        await using var database = Open(project);

        Assert.Equal(["20240101000000_a"], (await database.MigrateAsync(cancellationToken: Cancellation)).Applied);
    }

    [Fact]
    public async Task Failed_edited_missing_and_pending_migrations_are_those_that_Prisma_sees()
    {
        await using var project = await MigrationsProject.CreateAsync(
            ("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 2;\n"), ("20240103000000_c", "SELECT 3;"), ("20240104000000_d", "VACUUM; SELECT 1/0;"));
        await project.FailAsync();
        project.Write("20240101000000_a", "SELECT 11;");
        project.Write("20240102000000_b", "SELECT 2;\r\n");
        Directory.Delete(Path.Combine(project.Folder, "20240103000000_c"), recursive: true);
        project.Write("20240105000000_e", "SELECT 5;");
        await using var database = Open(project);

        var status = await database.StatusAsync(Cancellation);
        var prisma = await project.Oracle.StatusAsync(project.Folder);

        Assert.Equal(["20240101000000_a"], status.Edited.Select(s => s.Id));
        Assert.Equal(["20240104000000_d"], status.Failed.Select(e => e.MigrationName));
        Assert.Equal(["20240103000000_c"], status.Missing);
        Assert.Equal(["20240105000000_e"], status.Pending.Select(s => s.Id));
        Assert.Equal(
            """{"editedMigrationNames":["20240101000000_a"],"failedMigrationNames":["20240104000000_d"],"hasMigrationsTable":true,"history":{"diagnostic":"historiesDiverge","lastCommonMigrationName":"20240104000000_d","unpersistedMigrationNames":["20240103000000_c"],"unappliedMigrationNames":["20240105000000_e"]}}""",
            prisma.Output);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_has_no_history()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        var connection = new NpgsqlConnectionStringBuilder(project.Database.ConnectionString) { Database = "esb_nowhere" }.ConnectionString;
        await using var database = new MigrationDatabase(connection, project.Folder);

        var status = await database.StatusAsync(Cancellation);

        Assert.Equal((false, false, 1), (await database.ExistsAsync(Cancellation), status.HasHistory, status.Pending.Count));
    }

    [Fact]
    public async Task A_failed_migration_that_was_undone_runs_again()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM; SELECT 1/0;"));
        await project.FailAsync();
        project.Write("20240101000000_a", "SELECT 1;");
        await using var database = Open(project);

        await database.ResolveRolledBackAsync("20240101000000_a", Cancellation);
        await database.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(["20240101000000_a rolled back 1", "20240101000000_a finished 1"], await project.HistoryAsync());
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
    }

    [Fact]
    public async Task A_failed_migration_that_was_finished_by_hand_counts_as_applied()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "VACUUM; SELECT 1/0;"), ("20240102000000_b", "SELECT 2;"));
        await project.FailAsync();
        await using var database = Open(project);

        await database.ResolveAppliedAsync("20240101000000_a", Cancellation);
        var result = await database.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(["20240102000000_b"], result.Applied);
        Assert.Equal(["20240101000000_a rolled back 1", "20240101000000_a finished 0", "20240102000000_b finished 1"], await project.HistoryAsync());
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
    }

    [Fact]
    public async Task A_database_with_tables_is_baselined()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "CREATE TABLE a (x int PRIMARY KEY);"));
        await project.Database.ExecuteAsync("CREATE TABLE a (x int PRIMARY KEY);");
        await using var database = Open(project);

        await database.ResolveAppliedAsync("20240101000000_a", Cancellation);

        Assert.Empty((await database.MigrateAsync(cancellationToken: Cancellation)).Applied);
        Assert.Equal(InSync, (await project.Oracle.StatusAsync(project.Folder)).Output);
    }

    [Fact]
    public async Task What_cannot_be_resolved_is_refused_with_Prismas_reasons()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await using var database = Open(project);
        await database.MigrateAsync(cancellationToken: Cancellation);

        var errors = new[]
        {
            await Assert.ThrowsAsync<MigrationException>(() => database.ResolveAppliedAsync("20240101000000_a", Cancellation)),
            await Assert.ThrowsAsync<MigrationException>(() => database.ResolveAppliedAsync("20240101000000_z", Cancellation)),
            await Assert.ThrowsAsync<MigrationException>(() => database.ResolveRolledBackAsync("20240101000000_a", Cancellation)),
            await Assert.ThrowsAsync<MigrationException>(() => database.ResolveRolledBackAsync("20240101000000_z", Cancellation)),
        };

        Assert.Equal(
            [
                "ESB3008: The migration '20240101000000_a' is applied already (Prisma's P3008): there is nothing to resolve.",
                "ESB3017: There is no migration '20240101000000_z' (Prisma's P3017). 'dotnet ef migrations list' shows those there are.",
                "ESB3012: The migration '20240101000000_a' is not in a failed state (Prisma's P3012). 'dotnet ef database update EARLIER' takes an applied one back.",
                "ESB3011: The migration '20240101000000_z' never ran on this database (Prisma's P3011): there is nothing to roll back.",
            ],
            errors.Select(e => e.Message));
    }

    private const string InSync = """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";

    private static MigrationDatabase Open(MigrationsProject project) =>
        new(project.Database.ConnectionString, project.Folder, new MigrationSettings { LoggerFactory = MigrationLog.Factory });
}
