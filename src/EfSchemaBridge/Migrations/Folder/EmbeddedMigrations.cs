using System.Reflection;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>The migrations that the build put into an assembly, as resources named as the files are: <c>prisma/migrations/ID/migration.sql</c>.</summary>
/// <param name="assembly">The assembly that carries them.</param>
/// <param name="folder">The folder's path in the project, with slashes.</param>
internal sealed class EmbeddedMigrations(Assembly assembly, string folder) : MigrationSource
{
    /// <inheritdoc/>
    public override IReadOnlyList<MigrationScript> Read()
    {
        var (start, end) = ($"{folder}/", $"/{ScriptName}");
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal))
            .Select(name => name[start.Length..^end.Length])
            .Order(StringComparer.Ordinal)
            .Select(id => new MigrationScript(id, ReadResource($"{start}{id}{end}")!, ReadResource($"{start}{id}/{DownName}")))];
    }

    /// <inheritdoc/>
    public override string? ReadLock() => ReadResource($"{folder}/{LockName}");

    /// <inheritdoc/>
    public override string? ReadSnapshot() => ReadResource($"{folder}/{SnapshotName}");

    private string? ReadResource(string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return Decode(name, content);
    }
}
