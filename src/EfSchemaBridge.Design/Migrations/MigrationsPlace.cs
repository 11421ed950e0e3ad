using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Where a context's migrations are on disk.</summary>
/// <param name="context">The context.</param>
/// <param name="projectDir">The project's folder.</param>
internal sealed class MigrationsPlace(DbContext context, string projectDir)
{
    private readonly string? _option = SchemaBridgeOptionsExtension.Of(context.GetService<IDbContextOptions>()).MigrationsFolder;

    /// <summary>The folder to write the next migration into.</summary>
    /// <param name="outputDir">The folder that the command named, or null.</param>
    /// <exception cref="MigrationException">ESB3121: the migrations are in another folder; ESB3122: the folder is another context's.</exception>
    public MigrationsDirectory DirectoryFor(string? outputDir)
    {
        var own = At(_option ?? SchemaContextAttribute.MigrationsFolderOf(context.GetType()));
        RefuseAnothers(own);
        if (outputDir is null || At(outputDir).Path == own.Path)
        {
            return own;
        }

        var setting = _option is null ? "beside its schema, where the build and the other commands find them" : "as its UseSchemaBridge(o => o.MigrationsFolder(...)) says";
        throw new MigrationException("ESB3121", $"The migrations of {context.GetType().Name} are in '{Relative(own)}', {setting}: leave out --output-dir.");
    }

    /// <summary>A folder's path in the project, with slashes.</summary>
    public string Relative(MigrationsDirectory directory) => Relative(directory.Path);

    private string Relative(string path) => Path.GetRelativePath(projectDir, path).Replace('\\', '/');

    private MigrationsDirectory At(string folder) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(projectDir, folder))));

    /// <summary>Two contexts in one folder would drop each other's tables.</summary>
    private void RefuseAnothers(MigrationsDirectory directory)
    {
        var type = context.GetType();
        if (Snapshot.ContextOf(directory) is { } name
            && name != type.FullName
            && type.Assembly.GetType(name) is { } other
            && !other.IsAssignableFrom(type)
            && !type.IsAssignableFrom(other))
        {
            throw new MigrationException("ESB3122", $"The migrations in '{Relative(directory)}' are those of {other.Name}: with them, {type.Name} would drop its tables. Give {type.Name} a folder and a history of its own: UseSchemaBridge(o => o.MigrationsFolder(\"...\").HistoryTable(\"...\")).");
        }
    }
}
