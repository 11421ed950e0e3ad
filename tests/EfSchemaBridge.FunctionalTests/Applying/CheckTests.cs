namespace EfSchemaBridge.FunctionalTests.Applying;

public sealed class CheckTests
{
    [Theory]
    [InlineData("CREATE TABLE t (x int)")]
    [InlineData("CREATE UNLOGGED TABLE t (x int)")]
    [InlineData("CREATE TABLE p (x int) PARTITION BY LIST (x); CREATE TABLE q PARTITION OF p DEFAULT")]
    public async Task A_database_that_was_never_baselined_is_refused_as_by_Prisma(string objects)
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await project.Database.ExecuteAsync(objects);

        var error = await project.FailAsync();
        var prisma = await project.Oracle.ApplyAsync(project.Folder);

        Assert.Equal("ESB3005", error.Code);
        Assert.StartsWith("The database schema is not empty.", prisma.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT 1 AS x; CREATE MATERIALIZED VIEW m AS SELECT 1 AS x")]
    [InlineData("CREATE TYPE e AS ENUM ('x'); CREATE DOMAIN d AS int; CREATE SEQUENCE s")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("CREATE SCHEMA x; CREATE TABLE x.t (x int)")]
    [InlineData("CREATE TABLE p (x int) PARTITION BY LIST (x)")]
    [InlineData("CREATE TABLE spatial_ref_sys (x int)")]
    public async Task What_is_no_table_counts_as_empty_as_with_Prisma(string objects)
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await project.Database.ExecuteAsync(objects);

        await project.MigrateAsync();

        Assert.Equal(["20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task An_edited_migration_is_a_warning()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        await project.MigrateAsync();
        project.Write("20240101000000_a", "SELECT 2;");

        await project.MigrateAsync();

        Assert.Contains(
            "Warning: ESB3103: the migration '20240101000000_a' was edited after it was applied: the database does not hold what its file says now. Restore the file, and put the change into a new migration. (Prisma's migrate dev would reset the database.)",
            project.Log.Lines);
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;\nSELECT 2;\n"));
        await project.MigrateAsync();
        project.Write("20240101000000_a", "SELECT 1;\r\nSELECT 2;\r\n");

        await project.MigrateAsync();

        Assert.DoesNotContain(project.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_migration_is_a_warning()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"), ("20240102000000_b", "SELECT 2;"));
        await project.MigrateAsync();
        Directory.Delete(Path.Combine(project.Folder, "20240102000000_b"), recursive: true);

        await project.MigrateAsync();

        Assert.Contains(
            "Warning: ESB3111: the migration '20240102000000_b' is applied to the database, and the folder does not hold it. When it is in a newer version of the application or on another branch, that is all; otherwise restore its folder from version control. (Prisma's migrate dev would reset the database.)",
            project.Log.Lines);
    }

    [Fact]
    public async Task A_pending_migration_older_than_applied_ones_is_applied_with_a_warning()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240102000000_b", "SELECT 2;"));
        await project.MigrateAsync();
        project.Write("20240101000000_a", "SELECT 1;");

        await project.MigrateAsync();

        Assert.Contains(
            "Warning: ESB3112: the pending migration '20240101000000_a' is older than '20240102000000_b', which is applied already: they run in another order here than in a new database. When it depends on that order, give its folder a later time stamp. (Prisma's migrate deploy applies it without a word.)",
            project.Log.Lines);
        Assert.Equal(["20240102000000_b finished 1", "20240101000000_a finished 1"], await project.HistoryAsync());
    }

    [Fact]
    public async Task Migrations_for_another_provider_are_refused()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        project.WriteLock("mysql");

        Assert.Equal(
            "ESB3019: The migrations are written for 'mysql', as migration_lock.toml says, and this database is PostgreSQL (Prisma's P3019). Keep the folder for that database, and start another one here.",
            (await project.FailAsync()).Message);
    }

    [Fact]
    public async Task A_folder_without_a_script_is_refused()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1;"));
        File.Delete(Path.Combine(project.Folder, "20240101000000_a", "migration.sql"));

        Assert.Equal("ESB3015", (await project.FailAsync()).Code);
    }

    [Fact]
    public async Task A_migration_that_Prisma_failed_blocks()
    {
        await using var project = await MigrationsProject.CreateAsync(("20240101000000_a", "SELECT 1/0;"));
        await project.Oracle.ApplyAsync(project.Folder);

        var error = await project.FailAsync();

        Assert.Equal("ESB3009", error.Code);
        Assert.Contains("division by zero", error.Message, StringComparison.Ordinal);
    }
}
