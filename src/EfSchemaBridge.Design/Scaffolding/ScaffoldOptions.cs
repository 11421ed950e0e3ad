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

    /// <summary>The namespace of the context: that of the classes, unless it is set.</summary>
    public string ContextNamespace { get => field ?? Namespace; init; }

    /// <summary>Whether everything goes into one file.</summary>
    public bool SingleFile { get; init; }

    /// <summary>Whether EF's change-tracking proxies can derive from the classes: all properties are virtual, and collections tell of changes.</summary>
    public bool ChangeTrackingProxies { get; init; }

    /// <summary>Whether the code is the user's own from now on: it does not say that it is generated, and its files have plain names.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>Whether the context finds its connection by itself, where it is given none.</summary>
    public bool FindsConnection { get; init; } = true;

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
