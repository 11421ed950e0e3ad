using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Introspection;

/// <summary>Pulls test databases.</summary>
internal static class Introspection
{
    /// <summary>What a schema begins with that holds nothing yet.</summary>
    public const string Datasource =
        """
        datasource db {
          provider = "postgresql"
        }

        """;

    /// <summary>Pulls a database into files.</summary>
    public static async Task<IntrospectionResult> PullAsync(PostgresDatabase database, IntrospectionRequest request, string? searchPath = null)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { SearchPath = searchPath }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return SchemaIntrospection.Run(await LiveDatabase.ReadAsync(connection, TestContext.Current.CancellationToken), request);
    }

    /// <summary>Pulls a database into one file.</summary>
    public static Task<IntrospectionResult> PullAsync(PostgresDatabase database, string schema, string? searchPath = null) =>
        PullAsync(database, new IntrospectionRequest([new SourceFile("schema.prisma", schema)]), searchPath);

    /// <summary>The files of a schema.</summary>
    public static IReadOnlyList<SourceFile> FilesOf(string place) => [.. SchemaReader.FilesOf(place).Select(path => new SourceFile(path, File.ReadAllText(path)))];
}
