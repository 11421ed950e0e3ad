namespace EfSchemaBridge.Migrations.Folder;

/// <summary>One migration: a folder's name and the text of its <c>migration.sql</c>.</summary>
/// <param name="Id">The folder's name: UTC <c>yyyyMMddHHmmss</c>, an underscore, a name.</param>
/// <param name="Sql">The script as it is on disk, line ends included.</param>
/// <param name="Down">The text of its <c>down.sql</c>, the way back, or null when it has none: Prisma writes none.</param>
internal sealed record MigrationScript(string Id, string Sql, string? Down = null)
{
    /// <summary>The checksum that the history table keeps.</summary>
    public string Checksum { get; } = Folder.Checksum.Of(Sql);

    /// <summary>The migrations it stands for, when it was squashed.</summary>
    public IReadOnlyList<ReplacedMigration> Replaces { get; } = ReplacedMigration.ReadAll(Sql);
}
