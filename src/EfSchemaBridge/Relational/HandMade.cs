namespace EfSchemaBridge.Relational;

/// <summary>
/// A schema has no words for check constraints, comments, computed columns and the like, and Prisma does not see them: what people added to its tables by
/// hand stays. Tables that C# configures are held to the model, as everything that migrations make is.
/// </summary>
internal static class HandMade
{
    /// <summary>What a database holds, as far as a table of the other state speaks of it.</summary>
    /// <param name="table">The table as one state has it.</param>
    /// <param name="isFromDatabase">True when that state was read from a database.</param>
    /// <param name="other">The same table as the other state has it.</param>
    public static Table LeaveOut(Table table, bool isFromDatabase, Table other) => (isFromDatabase, other.IsFromSchema) switch
    {
        (false, false) => table,
        (false, true) => table with { Columns = Match(table, other, InSchema) },
        (true, false) => table with { Columns = Match(table, other, InCode) },
        (true, true) => LeaveOut(table, other),
    };

    /// <summary>An identity column is <c>autoincrement()</c> to the language, as a serial one is.</summary>
    public static Column InSchema(Column column, Column declared) =>
        (column.Default, declared.Default) is (ColumnDefault.Identity, ColumnDefault.Serial) ? column with { Default = new ColumnDefault.Serial { IsIdentity = true } } : column;

    private static IReadOnlyList<Column> Match(Table table, Table other, Func<Column, Column, Column> match) =>
        [.. table.Columns.Select(c => other.FindColumn(c.Name) is { } o ? match(c, o) : c)];

    private static Table LeaveOut(Table table, Table other) => table with
    {
        Comment = other.Comment is null ? null : table.Comment,
        Checks = [.. table.Checks.Where(c => other.Checks.Any(o => o.Name == c.Name))],
        IsUnlogged = other.IsUnlogged,
        StorageParameters = other.StorageParameters.Count == 0 ? [] : table.StorageParameters,
        Columns = Match(table, other, LeaveOut),
        Indexes = WithoutDoubles([.. table.Indexes.Where(i => IsSeen(i, other)).Select(i => LeaveOut(i, other.Indexes.FirstOrDefault(o => o.Name == i.Name), other.KnowsPartialIndexes))], other),
    };

    /// <summary>Prisma takes the expression of a generated column for its default, and every sequence for the column's own; C# tells them apart.</summary>
    private static Column InCode(Column column, Column other) => column with
    {
        Default = column.Computed is not null ? null
            : (column.Default, other.Default) is (ColumnDefault.Serial { Sql: { } sql }, ColumnDefault.Expression) ? new ColumnDefault.Expression(sql)
            : column.Default,
    };

    private static Column LeaveOut(Column column, Column other) => column with
    {
        Default = column.Computed is null || other is { Default: not null, Computed: null } ? InSchema(column, other).Default : null,
        Comment = other.Comment is null ? null : column.Comment,
        Collation = other.Collation is null ? null : column.Collation,
        Compression = other.Compression is null ? null : column.Compression,
        Computed = other.Computed is null ? null : column.Computed,
    };

    /// <summary>A partial index is beyond a schema that has not switched them on; under the name of one of its own indexes it was made one by hand.</summary>
    private static bool IsSeen(TableIndex index, Table other) =>
        index.Where is null || other.KnowsPartialIndexes || other.Indexes.Any(o => o.Name == index.Name);

    /// <summary>Of several indexes that do the same, as many as the other table has: those of its names first. Prisma takes them all for one.</summary>
    private static IReadOnlyList<TableIndex> WithoutDoubles(IReadOnlyList<TableIndex> indexes, Table other)
    {
        return [.. indexes.Where(index => Wanted(index) is not { Count: > 0 } wanted || Candidates(index, wanted).Contains(index))];

        List<TableIndex> Wanted(TableIndex index) => [.. other.Indexes.Where(o => o.DoesTheSameAs(index))];

        IEnumerable<TableIndex> Candidates(TableIndex index, List<TableIndex> wanted) =>
            indexes.Where(i => i.DoesTheSameAs(index)).OrderByDescending(i => wanted.Exists(w => w.Name == i.Name)).Take(wanted.Count);
    }

    private static TableIndex LeaveOut(TableIndex index, TableIndex? other, bool knowsPartialIndexes) => index with
    {
        Where = knowsPartialIndexes || other?.Where is not null ? index.Where : null,
        Included = other is null or { Included.Count: 0 } ? [] : index.Included,
        NullsNotDistinct = other is { NullsNotDistinct: true } && index.NullsNotDistinct,
        StorageParameters = other is null or { StorageParameters.Count: 0 } ? [] : index.StorageParameters,
        Columns = [.. index.Columns.Select((c, i) => other?.Columns.ElementAtOrDefault(i) is { } o && (o.Collation, o.NullsFirst) != (null, null) ? c : c with { Collation = null, NullsFirst = null })],
    };
}
