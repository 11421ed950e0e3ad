namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// Finds the connection of a <c>schema.prisma</c> and gives it as an Npgsql connection string. A value may be a Prisma URL
/// (<c>postgresql://...</c>) or an Npgsql connection string already. The environment wins over <c>.env</c> files;
/// nothing is written to the environment.
/// </summary>
public static class SchemaConnection
{
    /// <summary>The connection string of <c>url = env("...")</c>, when it can be found.</summary>
    /// <param name="environmentVariable">The variable's name, such as <c>DATABASE_URL</c>.</param>
    /// <param name="schemaFolder">The schema's folder, relative to the project, such as <c>prisma</c>.</param>
    /// <returns>An Npgsql connection string, or null when the variable is missing or empty everywhere.</returns>
    /// <exception cref="ConnectionUrlException">The value cannot be read as a connection.</exception>
    public static string? Find(string environmentVariable, string schemaFolder) =>
        ConnectionSource.OfProcess(schemaFolder).Find(environmentVariable)?.ConnectionString;

    /// <summary>The connection string of <c>url = env("...")</c>.</summary>
    /// <param name="environmentVariable">The variable's name, such as <c>DATABASE_URL</c>.</param>
    /// <param name="schemaFolder">The schema's folder, relative to the project, such as <c>prisma</c>.</param>
    /// <returns>An Npgsql connection string.</returns>
    /// <exception cref="InvalidOperationException">The variable is missing or empty; the message lists where it was looked for.</exception>
    /// <exception cref="ConnectionUrlException">The value cannot be read as a connection.</exception>
    public static string Get(string environmentVariable, string schemaFolder) =>
        Get(environmentVariable, ConnectionSource.OfProcess(schemaFolder));

    /// <summary>The connection string of a URL that the schema holds literally.</summary>
    /// <param name="url">A Prisma URL, or an Npgsql connection string, which is returned as it is.</param>
    /// <returns>An Npgsql connection string.</returns>
    /// <exception cref="ConnectionUrlException">The text cannot be read as a connection.</exception>
    public static string FromUrl(string url) => ConnectionUrl.Parse(url).ConnectionString;

    internal static string Get(string environmentVariable, ConnectionSource source) =>
        source.Find(environmentVariable)?.ConnectionString ?? throw new InvalidOperationException(
            $"""
            The database connection is not set: there is no environment variable {environmentVariable}, and none of these files sets it:
              {string.Join("\n  ", source.Files)}
            Set it, for example in a .env file: {environmentVariable}="postgresql://USER:PASSWORD@localhost:5432/DATABASE"
            """);
}
