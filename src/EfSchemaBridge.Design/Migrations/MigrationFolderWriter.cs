using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Writes migrations into their folder, and takes them out of it.</summary>
internal static class MigrationFolderWriter
{
    /// <summary>Writes the scripts first and the snapshot, which only caches, last.</summary>
    public static MigrationFiles Write(MigrationsDirectory directory, MigrationDraft draft, bool dryRun)
    {
        var folder = Path.Combine(directory.Path, draft.Script.Id);
        var (script, lockFile, snapshot) = (Path.Combine(folder, MigrationSource.ScriptName), Path.Combine(directory.Path, MigrationSource.LockName), SnapshotPath(directory));
        if (!dryRun)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(script, draft.Script.Sql);
            if (draft.Script.Down is { } down)
            {
                File.WriteAllText(Path.Combine(folder, MigrationSource.DownName), down);
            }

            if (!File.Exists(lockFile))
            {
                File.WriteAllText(lockFile, MigrationLock.Text);
            }

            File.WriteAllText(snapshot, draft.Snapshot);
        }

        return new MigrationFiles { MigrationFile = script, MetadataFile = lockFile, SnapshotFile = snapshot };
    }

    /// <summary>Takes the last migration out. The snapshot goes back with it where it knows how, and otherwise the next migration replays the folder.</summary>
    public static void RemoveLast(MigrationsDirectory directory, MigrationScript last)
    {
        var snapshot = Snapshot.WithoutLast(directory);
        Directory.Delete(Path.Combine(directory.Path, last.Id), recursive: true);
        if (snapshot is not null)
        {
            File.WriteAllText(SnapshotPath(directory), snapshot);
        }
    }

    /// <summary>Draws where the script is.</summary>
    public static string Tree(string migrationsFolder, string id) =>
        $"""

        {migrationsFolder}/
          └─ {id}/
               └─ {MigrationSource.ScriptName}

        """;

    private static string SnapshotPath(MigrationsDirectory directory) => Path.Combine(directory.Path, MigrationSource.SnapshotName);
}
