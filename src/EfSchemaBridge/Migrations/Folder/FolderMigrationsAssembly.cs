using System.Reflection;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>Hands EF the migrations of a folder instead of an assembly's classes.</summary>
internal sealed class FolderMigrationsAssembly : IMigrationsAssembly
{
    private readonly IMigrationsIdGenerator _ids;
    private readonly Lazy<SortedList<string, TypeInfo>> _migrations;

    public FolderMigrationsAssembly(ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids)
    {
        _ids = ids;
        var extension = SchemaBridgeOptionsExtension.Of(options);
        var contextType = context.Context.GetType();
        Assembly = RelationalOptionsExtension.Extract(options) switch
        {
            { MigrationsAssemblyObject: { } assembly } => assembly,
            { MigrationsAssembly: { } name } => Assembly.Load(new AssemblyName(name)),
            _ => contextType.Assembly,
        };
        Source = extension.MigrationsFolder is { } folder
            ? new MigrationsDirectory(folder)
            : new EmbeddedMigrations(Assembly, SchemaContextAttribute.MigrationsFolderOf(contextType));
        _migrations = new(ReadMigrations);
    }

    /// <summary>Where the migrations come from.</summary>
    public MigrationSource Source { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TypeInfo> Migrations => _migrations.Value;

    /// <summary>Null: the state after the last migration is in <c>snapshot.json</c>, not in a class.</summary>
    public ModelSnapshot? ModelSnapshot => null;

    /// <inheritdoc/>
    public Assembly Assembly { get; }

    /// <inheritdoc/>
    public string? FindMigrationId(string nameOrId) =>
        Migrations.Keys.FirstOrDefault(id => string.Equals(id, nameOrId, StringComparison.OrdinalIgnoreCase))
        ?? Migrations.Keys.FirstOrDefault(id => string.Equals(_ids.GetName(id), nameOrId, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) =>
        new SqlMigration(((SqlMigrationType)migrationClass).Script) { ActiveProvider = activeProvider };

    private SortedList<string, TypeInfo> ReadMigrations() =>
        new(Source.Read().ToDictionary(script => script.Id, TypeInfo (script) => new SqlMigrationType(script)), StringComparer.Ordinal);
}
