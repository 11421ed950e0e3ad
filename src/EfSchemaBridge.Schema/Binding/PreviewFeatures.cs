namespace EfSchemaBridge.Schema.Binding;

/// <summary>The preview features of Prisma's generators, as far as their names go.</summary>
internal static class PreviewFeatures
{
    public const string Views = "views";
    public const string PostgresqlExtensions = "postgresqlExtensions";
    public const string PartialIndexes = "partialIndexes";

    /// <summary>Names that turn on something today.</summary>
    public static IReadOnlyList<string> Active { get; } =
    [
        "fullTextSearchPostgres", "nativeDistinct", PartialIndexes, PostgresqlExtensions, "relationJoins", "schemaEngineDriverAdapters",
        "shardKeys", "strictUndefinedChecks", "typedSql", Views,
    ];

    /// <summary>Names of what became ordinary, or was given up: old schemas still hold them.</summary>
    private static readonly HashSet<string> Known = new(Active, StringComparer.OrdinalIgnoreCase)
    {
        "aggregateApi", "atomicNumberOperations", "clientExtensions", "cockroachdb", "connectOrCreate", "createMany", "dataProxy",
        "deno", "distinct", "driverAdapters", "extendedIndexes", "extendedWhereUnique", "fieldReference", "filteredRelationCount",
        "filterJson", "fullTextIndex", "fullTextSearch", "groupBy", "improvedQueryRaw",
        "interactiveTransactions", "jsonProtocol", "metrics", "microsoftSqlServer", "middlewares", "mongodb", "multiSchema",
        "namedConstraints", "nApi", "nativeTypes", "omitApi", "orderByAggregateGroup", "orderByNulls", "orderByRelation",
        "prismaSchemaFolder", "queryCompiler", "reactNative", "referentialActions", "referentialIntegrity",
        "selectRelationCount", "tracing", "transactionApi", "uncheckedScalarInputs",
    };

    public static bool IsKnown(string name) => Known.Contains(name);
}
