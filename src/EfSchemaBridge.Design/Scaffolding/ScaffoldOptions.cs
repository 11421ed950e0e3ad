using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>What the generated code says that the model does not.</summary>
internal sealed record ScaffoldOptions
{
    private const string DefaultVariable = "DATABASE_URL";

    /// <summary>The name of the context's class.</summary>
    public required string ContextName { get; init; }

    /// <summary>The namespace of all classes.</summary>
    public required string Namespace { get; init; }

    /// <summary>The schema's file or folder in the project, with slashes.</summary>
    public required string SchemaPath { get; init; }

    /// <summary>The datasource's <c>url</c>, or null where the schema has none.</summary>
    public ConnectionSetting? Connection { get; init; }

    /// <summary>
    /// The environment variable that holds the connection: the one the schema names, else <c>DATABASE_URL</c>. Text of a
    /// connection in the schema itself may hold a password, and is never written into code.
    /// </summary>
    public string ConnectionVariable => Connection?.EnvironmentVariable ?? DefaultVariable;
}
