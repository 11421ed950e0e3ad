using System.Reflection;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Where a context's migrations are on disk.</summary>
/// <param name="context">The context.</param>
/// <param name="projectDir">The project's folder.</param>
internal sealed class MigrationsPlace(DbContext context, string projectDir)
{
    private readonly string? _option = SchemaBridgeOptionsExtension.Of(context.GetService<IDbContextOptions>()).MigrationsFolder;
    private readonly string _besideSchema = SchemaContextAttribute.MigrationsFolderOf(context.GetType());

    /// <summary>The schema's file or folder. A context that the app wrote does not say where it is: it is where migrations are unless they are told to be elsewhere.</summary>
    public string Schema => context.GetType().GetCustomAttribute<SchemaContextAttribute>() is { } attribute
        ? Path.Combine(projectDir, attribute.Schema)
        : SchemaIn(Path.GetDirectoryName(At(_option ?? _besideSchema).Path)!);

    /// <summary>The folder to write the next migration into.</summary>
    /// <param name="outputDir">The folder that the command named, or null.</param>
    /// <exception cref="MigrationException">ESB3121: the migrations are in another folder; ESB3122: the folder is another context's.</exception>
    public MigrationsDirectory DirectoryFor(string? outputDir)
    {
        var own = At(_option ?? BuildSetting() ?? _besideSchema);
        RefuseAnothers(own);
        if (outputDir is null || At(outputDir).Path == own.Path)
        {
            return own;
        }

        var setting = _option is null
            ? $"<SchemaBridgeMigrations>{Relative(At(outputDir))}</SchemaBridgeMigrations> in the project file, or Migrations=\"{Relative(At(outputDir))}\" on the item of its schema"
            : $"UseSchemaBridge(o => o.MigrationsFolder(\"{Relative(At(outputDir))}\"))";
        throw new MigrationException("ESB3121", $"The migrations of {context.GetType().Name} are in '{Relative(own)}', and --output-dir would be known to this one command alone. To have them in '{Relative(At(outputDir))}', set {setting}, and move there what '{Relative(own)}' holds.");
    }

    /// <summary>A folder's path in the project, with slashes.</summary>
    public string Relative(MigrationsDirectory directory) => Relative(directory.Path);

    private string Relative(string path) => Path.GetRelativePath(projectDir, path).Replace('\\', '/');

    private MigrationsDirectory At(string folder) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(projectDir, folder))));

    /// <summary>The folder that the project file names, which the build has written into the assembly.</summary>
    private string? BuildSetting() => context.GetService<IMigrationsAssembly>().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == $"EfSchemaBridge:{_besideSchema}")?.Value;

    private static string SchemaIn(string folder) => Path.Combine(folder, "schema.prisma") is var file && File.Exists(file) ? file : folder;

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
