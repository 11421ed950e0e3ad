using System.Diagnostics;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Writes migrations as Prisma lays them out: a folder with a <c>migration.sql</c>, no C#.</summary>
/// <param name="context">The context whose model is migrated.</param>
internal sealed class FolderMigrationsScaffolder(DbContext context) : IMigrationsScaffolder
{
    private readonly ILogger _logger = context.GetService<IDiagnosticsLogger<DbLoggerCategory.Migrations>>().Logger;

    /// <summary>Keeps the name: EF tells the project's folder, which everything else depends on, to <see cref="Save"/> alone.</summary>
    public ScaffoldedMigration ScaffoldMigration(string migrationName, string? rootNamespace, string? subNamespace = null, string? language = null, bool dryRun = false) =>
        new(".sql", null, "", migrationName, "", "", "", "", "");

    /// <inheritdoc/>
    public MigrationFiles Save(string projectDir, ScaffoldedMigration migration, string? outputDir, bool dryRun = false)
    {
        var clock = Stopwatch.StartNew();
        var directory = Directory(projectDir, outputDir);
        var draft = DesignTimeMigrator.Told(() => new MigrationPlanner(context, projectDir, directory).PlanAsync(migration.MigrationId).GetAwaiter().GetResult())
            ?? throw new OperationException("Already in sync: the migrations make the database that the schema asks for. Nothing was written.");
        var files = MigrationFolderWriter.Write(directory, draft, dryRun);
        foreach (var warning in draft.Warnings)
        {
            ScaffoldingEvents.Warning(_logger, warning.ToString());
        }

        var tree = MigrationFolderWriter.Tree(Path.GetRelativePath(projectDir, directory.Path).Replace('\\', '/'), draft.Script.Id);
        ScaffoldingEvents.Written(_logger, dryRun ? "Would write" : "Wrote", draft.StatementCount, clock.ElapsedMilliseconds, Environment.NewLine + tree);
        return files;
    }

    /// <inheritdoc/>
    public MigrationFiles RemoveMigration(string projectDir, string? rootNamespace, bool force, string? language, bool dryRun = false)
    {
        var directory = Directory(projectDir, outputDir: null);
        var scripts = DesignTimeMigrator.Told(directory.Read);
        var last = scripts.Count > 0 ? scripts[^1] : throw new OperationException("There is no migration to remove.");
        if (!force)
        {
            RefuseApplied(last.Id);
        }

        var folder = Path.Combine(directory.Path, last.Id);
        if (!dryRun)
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        ScaffoldingEvents.Removed(_logger, dryRun ? "Would remove" : "Removed", Path.GetRelativePath(projectDir, folder).Replace('\\', '/'));
        return new MigrationFiles { MigrationFile = Path.Combine(folder, MigrationSource.ScriptName) };
    }

    private MigrationsDirectory Directory(string projectDir, string? outputDir)
    {
        var folder = outputDir
            ?? context.GetService<IDbContextOptions>().FindExtension<SchemaBridgeOptionsExtension>()?.MigrationsFolder
            ?? SchemaContextAttribute.MigrationsFolderOf(context.GetType());
        return new(Path.GetFullPath(Path.Combine(projectDir, folder)));
    }

    private void RefuseApplied(string id)
    {
        IEnumerable<string> applied;
        try
        {
            applied = context.Database.GetAppliedMigrations();
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
        {
            // EF wraps what Npgsql says into advice about retries.
            var cause = exception.InnerException as System.Data.Common.DbException ?? exception;
            throw new OperationException($"The database cannot tell whether the migration '{id}' is applied: {cause.Message}. To remove it all the same, add --force.", exception);
        }

        if (applied.Contains(id))
        {
            throw new OperationException($"The migration '{id}' is applied to the database, which would go on holding what it made. Write the way back as a new migration; or, if every database it is applied to is thrown away, add --force.");
        }
    }
}
