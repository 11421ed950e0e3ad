using System.Data.Common;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Introspection.Catalog;

/// <summary>Everything a database tells of itself that a schema, its comments or a warning can hold.</summary>
/// <param name="DefaultSchema">The schema that unqualified names mean; its objects have a null schema here.</param>
/// <param name="State">Tables, enums and extensions.</param>
/// <param name="Views">Views, as tables without keys.</param>
/// <param name="Comments">What COMMENT ON says of tables, views, columns and enums.</param>
/// <param name="Peculiarities">What the language has no words for.</param>
internal sealed record LiveDatabase(
    string DefaultSchema,
    RelationalState State,
    IReadOnlyList<Table> Views,
    IReadOnlyDictionary<CommentedObject, string> Comments,
    ILookup<(string? Schema, string Table), Peculiarity> Peculiarities)
{
    /// <summary>The history tables of both worlds, which are no part of a schema.</summary>
    private static readonly HashSet<string> HistoryTables = ["_prisma_migrations", "__EFMigrationsHistory"];

    /// <summary>Reads a database.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="DbException">The catalog cannot be read.</exception>
    public static async Task<LiveDatabase> ReadAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        var defaultSchema = await DatabaseState.DefaultSchemaAsync(connection, cancellationToken).ConfigureAwait(false);
        var state = await DatabaseState.ReadAsync(connection, "", cancellationToken).ConfigureAwait(false);
        var comments = await DatabaseState.QueryAsync(connection, IntrospectionQueries.Comments, cancellationToken).ConfigureAwait(false);
        var peculiarities = await DatabaseState.QueryAsync(connection, IntrospectionQueries.Peculiarities, cancellationToken).ConfigureAwait(false);
        return new(
            // PostgreSQL names no schema that is not there.
            defaultSchema ?? ConnectionUrl.Parse(connection.ConnectionString).Schema,
            state with { Tables = [.. state.Tables.Where(table => !HistoryTables.Contains(table.Name))] },
            await DatabaseState.ReadViewsAsync(connection, cancellationToken).ConfigureAwait(false),
            comments.ToDictionary(row => new CommentedObject((bool)row[0]!, Schema(row[1]), (string)row[2]!, row[3] as string), row => (string)row[4]!),
            peculiarities.ToLookup(
                row => (Schema(row[0]), (string)row[1]!),
                row => new Peculiarity(Enum.Parse<PeculiarityKind>((string)row[2]!), (string)row[3]!)));

        string? Schema(object? name) => name as string == defaultSchema ? null : name as string;
    }

    /// <summary>What lies in some schemas alone.</summary>
    /// <param name="schemas">Their names, the default one by its own.</param>
    public LiveDatabase Within(IReadOnlyCollection<string> schemas)
    {
        return this with
        {
            State = State with
            {
                Enums = [.. State.Enums.Where(type => IsWithin(type.Schema))],
                Tables = [.. State.Tables.Where(table => IsWithin(table.Schema))],
            },
            Views = [.. Views.Where(view => IsWithin(view.Schema))],
        };

        bool IsWithin(string? schema) => schemas.Contains(schema ?? DefaultSchema);
    }
}

/// <summary>What a comment is on.</summary>
/// <param name="IsType">True for a type, false for a table or view.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Column">The column, or null for the object itself.</param>
internal readonly record struct CommentedObject(bool IsType, string? Schema, string Name, string? Column);

/// <summary>Something of a table that the language has no words for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the constraint or index; empty for what is of the table itself.</param>
internal sealed record Peculiarity(PeculiarityKind Kind, string Name);

/// <summary>The kinds of <see cref="Peculiarity"/>, named as the query names them.</summary>
internal enum PeculiarityKind
{
    /// <summary>CHECK.</summary>
    Check,

    /// <summary>EXCLUDE.</summary>
    Exclusion,

    /// <summary>DEFERRABLE.</summary>
    Deferrable,

    /// <summary>An index over an expression.</summary>
    ExpressionIndex,

    /// <summary>An index with columns behind INCLUDE.</summary>
    IncludedColumns,

    /// <summary>An index with NULLS FIRST or LAST where it is not the default.</summary>
    NullsOrder,

    /// <summary>UNIQUE NULLS NOT DISTINCT.</summary>
    NullsNotDistinct,

    /// <summary>ROW LEVEL SECURITY.</summary>
    RowLevelSecurity,

    /// <summary>PARTITION BY.</summary>
    Partitioned,

    /// <summary>INHERITS, on either side.</summary>
    Inheritance,

    /// <summary>GENERATED ALWAYS AS (...) STORED.</summary>
    GeneratedColumn,
}
