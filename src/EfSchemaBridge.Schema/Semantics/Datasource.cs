using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>The <c>datasource</c> block.</summary>
/// <param name="Name">The block's name, also the prefix of native types (<c>@db.Text</c>).</param>
/// <param name="Url">Where the connection string comes from, when the schema says so.</param>
/// <param name="DirectUrl">The connection for migrations, when it differs.</param>
/// <param name="ShadowDatabaseUrl">The connection of the shadow database, when one is given.</param>
/// <param name="Schemas">The PostgreSQL schemas of <c>schemas = [...]</c>; empty when the property is absent.</param>
/// <param name="Extensions">The PostgreSQL extensions of <c>extensions = [...]</c>.</param>
/// <param name="UsesForeignKeys">False under <c>relationMode = "prisma"</c>.</param>
/// <param name="Span">Where the block is.</param>
public sealed record Datasource(
    string Name,
    ConnectionSetting? Url,
    ConnectionSetting? DirectUrl,
    ConnectionSetting? ShadowDatabaseUrl,
    IReadOnlyList<string> Schemas,
    IReadOnlyList<Extension> Extensions,
    bool UsesForeignKeys,
    TextSpan Span);

/// <summary>A connection string as a schema gives it: literally, or as the name of an environment variable.</summary>
/// <param name="Literal">The connection string itself, or null.</param>
/// <param name="EnvironmentVariable">The argument of <c>env("...")</c>, or null.</param>
public sealed record ConnectionSetting(string? Literal, string? EnvironmentVariable)
{
    /// <summary>Says where the connection string comes from, never what it is.</summary>
    public override string ToString() => EnvironmentVariable is null ? "a connection string in the schema" : $"env(\"{EnvironmentVariable}\")";
}

/// <summary>A PostgreSQL extension the schema asks for.</summary>
/// <param name="Name">The extension's database name.</param>
/// <param name="Schema">The PostgreSQL schema to install it in, or null.</param>
/// <param name="Version">The version to install, or null.</param>
public sealed record Extension(string Name, string? Schema, string? Version);

/// <summary>A <c>generator</c> block.</summary>
/// <param name="Name">The block's name.</param>
/// <param name="Provider">The generator's provider, such as <c>prisma-client-js</c>.</param>
/// <param name="PreviewFeatures">The preview features it turns on.</param>
/// <param name="Span">Where the block is.</param>
public sealed record Generator(string Name, string Provider, IReadOnlyList<string> PreviewFeatures, TextSpan Span);
