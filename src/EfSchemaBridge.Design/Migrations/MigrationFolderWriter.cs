using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Schema.Text;
using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Writes migrations into their folder, and takes them out of it.</summary>
internal static class MigrationFolderWriter
{
    /// <summary>Writes a new migration and the snapshot, or neither.</summary>
    /// <exception cref="MigrationException">ESB3123: it cannot be written.</exception>
    public static MigrationFiles Write(MigrationsDirectory directory, MigrationDraft draft, bool dryRun)
    {
        var lockFile = Path.Combine(directory.Path, MigrationSource.LockName);
        if (!dryRun)
        {
            Write(directory, draft.Script, draft.Snapshot, File.Exists(lockFile) ? [] : [(lockFile, MigrationLock.Text)]);
        }

        var script = Path.Combine(directory.Path, draft.Script.Id, MigrationSource.ScriptName);
        return new MigrationFiles { MigrationFile = script, MetadataFile = lockFile, SnapshotFile = SnapshotPath(directory) };
    }

    /// <summary>Writes a migration's folder, and the snapshot where there is one. No reader takes a script that was begun for a migration, and when a file cannot be written the folder goes again.</summary>
    /// <exception cref="MigrationException">ESB3123: a file cannot be written.</exception>
    public static void Write(MigrationsDirectory directory, MigrationScript script, string? snapshot, params IReadOnlyList<(string Path, string Text)> others)
    {
        var folder = Path.Combine(directory.Path, script.Id);
        List<(string Path, string Text)> files = [.. others];
        if (script.Down is { } down)
        {
            files.Add((Path.Combine(folder, MigrationSource.DownName), down));
        }

        files.Add((Path.Combine(folder, MigrationSource.ScriptName), script.Sql));
        if (snapshot is not null)
        {
            files.Add((SnapshotPath(directory), snapshot));
        }

        var isNew = !Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            FileReplacement.Write(files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (isNew && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            throw new MigrationException("ESB3123", $"The migration '{script.Id}' was not written: {exception.Message.TrimEnd('.')}. Nothing of it is left in the folder. Make room, or see to it that the folder and its {MigrationSource.SnapshotName} can be written, and run the command again.", exception);
        }
    }

    /// <summary>Takes the last migration out. The snapshot goes back with it where it knows how, and otherwise the next migration replays the folder.</summary>
    public static void RemoveLast(MigrationsDirectory directory, MigrationScript last)
    {
        var snapshot = Snapshot.WithoutLast(directory);
        Directory.Delete(Path.Combine(directory.Path, last.Id), recursive: true);
        if (snapshot is not null)
        {
            FileReplacement.Write(SnapshotPath(directory), snapshot);
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
