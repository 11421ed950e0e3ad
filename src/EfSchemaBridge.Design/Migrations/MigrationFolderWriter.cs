using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Writes a migration into its folder.</summary>
internal static class MigrationFolderWriter
{
    /// <summary>Writes the script first and the snapshot, which only caches, last.</summary>
    public static MigrationFiles Write(MigrationsDirectory directory, MigrationDraft draft, bool dryRun)
    {
        var folder = Path.Combine(directory.Path, draft.Script.Id);
        var (script, lockFile, snapshot) = (Path.Combine(folder, MigrationSource.ScriptName), Path.Combine(directory.Path, MigrationSource.LockName), Path.Combine(directory.Path, MigrationSource.SnapshotName));
        if (!dryRun)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(script, draft.Script.Sql);
            if (!File.Exists(lockFile))
            {
                File.WriteAllText(lockFile, MigrationLock.Text);
            }

            File.WriteAllText(snapshot, draft.Snapshot);
        }

        return new MigrationFiles { MigrationFile = script, MetadataFile = lockFile, SnapshotFile = snapshot };
    }

    /// <summary>Draws where the script is.</summary>
    public static string Tree(string migrationsFolder, string id) =>
        $"""

        {migrationsFolder}/
          └─ {id}/
               └─ {MigrationSource.ScriptName}

        """;
}
