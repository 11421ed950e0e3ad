using System.Reflection;

namespace EfSchemaBridge.Infrastructure;

/// <summary>Where a context's migrations are in its project: beside the schema, unless the project says otherwise.</summary>
internal static class MigrationsFolder
{
    /// <summary>The file beside the schema that names another folder, which <c>migrations add --output-dir</c> writes and the build reads.</summary>
    public const string PointerName = "migrations.folder";

    /// <summary>The key of the assembly's metadata that the build puts the folder into.</summary>
    private const string MetadataKey = "EfSchemaBridge.Migrations";

    /// <summary>The folder, relative to the project, with slashes.</summary>
    /// <param name="contextType">The context.</param>
    /// <param name="assembly">The assembly that the migrations are built into.</param>
    public static string Of(Type contextType, Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == MetadataKey)?.Value is { Length: > 0 } folder
            ? folder
            : SchemaContextAttribute.MigrationsFolderOf(contextType);
}
