using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>Draws migrations in their folder.</summary>
internal static class MigrationTree
{
    /// <summary>A line for the folder and two for each migration.</summary>
    public static string Draw(string migrationsFolder, IEnumerable<string> ids) => string.Join(
        Environment.NewLine,
        [$"{migrationsFolder}/", .. ids.SelectMany(id => (string[])[$"  └─ {id}/", $"       └─ {MigrationSource.ScriptName}"])]);
}
