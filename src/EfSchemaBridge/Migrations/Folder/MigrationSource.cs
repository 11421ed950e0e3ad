using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>Where migrations are read from: a folder on disk, or an assembly that carries one.</summary>
internal abstract class MigrationSource
{
    /// <summary>The file that holds a migration's script.</summary>
    public const string ScriptName = "migration.sql";

    /// <summary>The file that holds the way back from a migration; Prisma passes it over.</summary>
    public const string DownName = "down.sql";

    /// <summary>The file that names the provider the migrations are written for.</summary>
    public const string LockName = "migration_lock.toml";

    /// <summary>The file that caches the state after the last migration.</summary>
    public const string SnapshotName = "snapshot.json";

    /// <summary>All migrations, in the order of their ids.</summary>
    /// <exception cref="MigrationException">ESB3015: a migration has no script; ESB3124: a file is not UTF-8.</exception>
    public abstract IReadOnlyList<MigrationScript> Read();

    /// <summary>The text of the lock file, or null when there is none.</summary>
    /// <exception cref="MigrationException">ESB3124: it is not UTF-8.</exception>
    public abstract string? ReadLock();

    /// <summary>The text of the snapshot, or null when there is none.</summary>
    /// <exception cref="MigrationException">ESB3124: it is not UTF-8.</exception>
    public abstract string? ReadSnapshot();

    /// <summary>Refuses migrations that were written for another database.</summary>
    /// <exception cref="MigrationException">ESB3019: the lock file names another provider.</exception>
    public void CheckProvider()
    {
        if (ReadLock() is { } text && MigrationLock.Provider(text) is { } provider && provider is not ("postgresql" or "postgres"))
        {
            throw new MigrationException("ESB3019", $"The migrations are written for '{provider}', as {LockName} says, and this database is PostgreSQL (Prisma's P3019). Keep the folder for that database, and start another one here.");
        }
    }

    /// <summary>The text of a file, without its byte order mark.</summary>
    /// <param name="file">The file, as people find it.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="MigrationException">ESB3124: it is not UTF-8.</exception>
    protected static string Decode(string file, ReadOnlySpan<byte> content) => Utf8Text.TryDecode(content, out var text, out var invalidByte)
        ? text
        : throw new MigrationException("ESB3124", $"'{file}' is not UTF-8: byte {invalidByte}, in line {content[..invalidByte].Count((byte)'\n') + 1}, does not belong to a character. Save it as UTF-8.");
}
