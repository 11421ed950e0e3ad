using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

public sealed class InterruptTests(PackedPackages packages)
{
    private const string User = "model User {\n  id Int @id\n}\n";
    private const string CtrlC = "\u0003";

    [Fact]
    public async Task Ctrl_C_while_a_migration_runs_leaves_the_database_as_it_was_and_the_next_run_completes()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);
        project.Write("prisma/migrations/20260101000000_slow/migration.sql", "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);\n");

        var result = await project.RunInTerminalAsync([("Applying migration '", CtrlC)], "migrate", "deploy");

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Cancelled.", result.Output, StringComparison.Ordinal);
        Assert.Null(await project.Database.ScalarAsync<string>("SELECT to_regclass('slow')::text"));
        Assert.Equal(0L, await project.Database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL"));
        project.Write("prisma/migrations/20260101000000_slow/migration.sql", "CREATE TABLE slow (id int);\n");
        Assert.EndsWith("1 migration applied: the database holds all migrations.\n", await project.OutputAsync("migrate", "deploy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_at_a_question_changes_nothing()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, User);

        var result = await project.RunInTerminalAsync([("A name for the new migration:", CtrlC)], "migrate", "dev");

        Assert.Equal(130, result.ExitCode);
        Assert.Empty(project.Ids);
    }
}
