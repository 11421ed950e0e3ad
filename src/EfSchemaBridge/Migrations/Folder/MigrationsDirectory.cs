namespace EfSchemaBridge.Migrations.Folder;

/// <summary>A migrations folder on disk.</summary>
/// <param name="path">The folder; it need not exist yet.</param>
internal sealed class MigrationsDirectory(string path) : MigrationSource
{
    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationScript> Read() =>
        Directory.Exists(Path) ? [.. Directory.EnumerateDirectories(Path).Order(StringComparer.Ordinal).Select(ReadScript)] : [];

    /// <inheritdoc/>
    public override string? ReadLock() => ReadFile(LockName);

    /// <inheritdoc/>
    public override string? ReadSnapshot() => ReadFile(SnapshotName);

    private string? ReadFile(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? Decode(file, File.ReadAllBytes(file)) : null;
    }

    private MigrationScript ReadScript(string folder)
    {
        var id = System.IO.Path.GetFileName(folder);
        return ReadFile(System.IO.Path.Combine(id, ScriptName)) is { } sql
            ? new(id, sql, ReadFile(System.IO.Path.Combine(id, DownName)))
            : throw new MigrationException("ESB3015", $"The migration folder '{folder}' holds no {ScriptName} (Prisma's P3015). Restore the file, or delete the folder if the migration was never applied.");
    }
}
