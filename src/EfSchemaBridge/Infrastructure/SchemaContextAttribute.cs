using System.Reflection;

namespace EfSchemaBridge.Infrastructure;

/// <summary>Names the schema that a context was generated from. The generator writes it.</summary>
/// <param name="schema">The path of the schema's file or folder in the project, with slashes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SchemaContextAttribute(string schema) : Attribute
{
    private const string DefaultFolder = "prisma";

    /// <summary>The path of the schema's file or folder in the project, with slashes.</summary>
    public string Schema { get; } = schema;

    /// <summary>The folder that holds the schema, in the project; empty for the project's own.</summary>
    public string Folder => Schema.EndsWith(".prisma", StringComparison.OrdinalIgnoreCase)
        ? Schema[..Math.Max(Schema.LastIndexOf('/'), 0)]
        : Schema;

    /// <summary>The folder that holds a context's schema, in its project.</summary>
    internal static string FolderOf(Type contextType) => contextType.GetCustomAttribute<SchemaContextAttribute>()?.Folder ?? DefaultFolder;

    /// <summary>The migrations folder of a context, in its project: the one beside its schema.</summary>
    internal static string MigrationsFolderOf(Type contextType)
    {
        var folder = FolderOf(contextType);
        return folder.Length == 0 ? "migrations" : $"{folder}/migrations";
    }
}
