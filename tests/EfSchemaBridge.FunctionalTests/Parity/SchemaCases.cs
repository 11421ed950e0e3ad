namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>A schema that parity is measured on.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Place">Its file or folder.</param>
public sealed record SchemaCase(string Name, string Place)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The schemas that parity is measured on: our own and, where <c>ESB_SHARED</c> names the folder, real projects'.</summary>
internal static class SchemaCases
{
    /// <summary>What a real schema expects its database to hold already.</summary>
    private static readonly Dictionary<string, string> Preparations = new()
    {
        ["civitai"] = "CREATE EXTENSION citext;",
    };

    /// <summary>Real schemas that Prisma 7's engine itself refuses, with the reason.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["bloom"] = "the ids on its views were allowed in Prisma 5 and 6 only",
    };

    /// <summary>Real schemas that no database here can hold, with the reason.</summary>
    private static readonly Dictionary<string, string> Impossible = new()
    {
        ["stacker.news"] = "needs the extension ip4r, which is no part of PostgreSQL",
        ["mooc.fi"] = "needs a search path that names the schema its extensions are in",
    };

    /// <summary>All schemas that Prisma 7's engine accepts.</summary>
    public static IEnumerable<SchemaCase> Accepted => Own.Concat(Real).Where(c => !Refused.ContainsKey(c.Name));

    /// <summary>Those that a database can be made of.</summary>
    public static IEnumerable<SchemaCase> Possible => Accepted.Where(c => !Impossible.ContainsKey(c.Name));

    private static IEnumerable<SchemaCase> Own => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Parity", "Schemas"))
        .Order(StringComparer.Ordinal)
        .Select(file => new SchemaCase(Path.GetFileNameWithoutExtension(file), file));

    private static IEnumerable<SchemaCase> Real => Environment.GetEnvironmentVariable("ESB_SHARED") is { Length: > 0 } shared
        ? Directory.EnumerateDirectories(Path.Combine(shared, "corpus"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new SchemaCase(Path.GetFileName(folder), Path.Combine(folder, "schema")))
        : [];

    /// <summary>The SQL that a schema's database needs before anything else.</summary>
    public static string Preparation(SchemaCase schema) => Preparations.GetValueOrDefault(schema.Name, "");
}
