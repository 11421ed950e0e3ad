using System.Data.Common;
using System.Diagnostics;
using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
        var place = new MigrationsPlace(context, projectDir);
        var directory = DesignTimeMigrator.Told(() => place.DirectoryFor(outputDir));
        var draft = DesignTimeMigrator.Told(() => new MigrationPlanner(context, place.Schema, directory).PlanAsync(migration.MigrationId).GetAwaiter().GetResult())
            ?? throw new OperationException("Already in sync: the migrations make the database that the schema asks for. Nothing was written.");
        var files = DesignTimeMigrator.Told(() => MigrationFolderWriter.Write(directory, draft, dryRun));
        foreach (var warning in draft.Warnings)
        {
            ScaffoldingEvents.Warning(_logger, warning.ToString());
        }

        foreach (var loss in draft.WayBackLosses)
        {
            ScaffoldingEvents.WayBackLoss(_logger, MigrationSource.DownName, loss);
        }

        var tree = MigrationFolderWriter.Tree(place.Relative(directory), draft.Script.Id);
        ScaffoldingEvents.Written(_logger, dryRun ? "Would write" : "Wrote", draft.StatementCount, clock.ElapsedMilliseconds, Environment.NewLine + tree);
        return files;
    }

    /// <inheritdoc/>
    public MigrationFiles RemoveMigration(string projectDir, string? rootNamespace, bool force, string? language, bool dryRun = false)
    {
        var directory = DesignTimeMigrator.Told(() => new MigrationsPlace(context, projectDir).DirectoryFor(outputDir: null));
        var scripts = DesignTimeMigrator.Told(directory.Read);
        var last = scripts.Count > 0 ? scripts[^1] : throw new OperationException("There is no migration to remove.");
        if (IsApplied(last.Id, force))
        {
            TakeBack(last, scripts.Count > 1 ? scripts[^2].Id : Migration.InitialDatabase, force, dryRun);
        }

        var folder = Path.Combine(directory.Path, last.Id);
        if (!dryRun)
        {
            MigrationFolderWriter.RemoveLast(directory, last);
        }

        ScaffoldingEvents.Removed(_logger, dryRun ? "Would remove" : "Removed", Path.GetRelativePath(projectDir, folder).Replace('\\', '/'));
        return new MigrationFiles { MigrationFile = Path.Combine(folder, MigrationSource.ScriptName) };
    }

    /// <summary>Takes an applied migration back before its folder goes, as EF does when it is forced.</summary>
    private void TakeBack(MigrationScript last, string target, bool force, bool dryRun)
    {
        if (!force)
        {
            var advice = last.Down is null
                ? "Write the way back as a new migration; or, if every database it is applied to is thrown away, add --force."
                : $"Take it back first: dotnet ef database update {target}; or add --force, which does both.";
            throw new OperationException($"The migration '{last.Id}' is applied to the database, which would go on holding what it made. {advice}");
        }

        if (last.Down is null)
        {
            ScaffoldingEvents.Warning(_logger, $"The database goes on holding what the migration '{last.Id}' made: it has no {MigrationSource.DownName}.");
        }
        else if (!dryRun)
        {
            DesignTimeMigrator.Told(() =>
            {
                context.GetService<IMigrator>().Migrate(target);
                return true;
            });
        }
    }

    private bool IsApplied(string id, bool force)
    {
        try
        {
            return context.Database.GetAppliedMigrations().Contains(id);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // EF wraps what Npgsql says into advice about retries.
            var cause = exception.InnerException as DbException ?? exception;
            return force
                ? false
                : throw new OperationException($"The database cannot tell whether the migration '{id}' is applied: {cause.Message}. To remove it all the same, add --force.", exception);
        }
    }
}
