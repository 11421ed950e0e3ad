using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Compares what only C# can ask of a table: checks, comments, collations, storage.</summary>
internal static class TableFacets
{
    /// <summary>The check constraints that go: before the columns they are about.</summary>
    /// <param name="before">The table before.</param>
    /// <param name="after">The table after.</param>
    /// <param name="recreated">The columns that are made anew: PostgreSQL drops their checks with them.</param>
    public static IEnumerable<TableChange> Dropped(Table before, Table after, IReadOnlySet<string> recreated) =>
        before.Checks.Where(c => !Stays(c, after, recreated)).Select(c => new TableChange.DropCheck(c));

    /// <summary>What else changes, once the columns are there.</summary>
    public static IEnumerable<TableChange> Changed(Table before, Table after, IReadOnlySet<string> recreated)
    {
        foreach (var column in after.Columns)
        {
            if (before.FindColumn(column.Name) is { } old && !recreated.Contains(column.Name))
            {
                if (old.Collation != column.Collation && old.Type == column.Type)
                {
                    yield return new TableChange.SetCollation(column);
                }

                if (old.Compression != column.Compression)
                {
                    yield return new TableChange.SetCompression(column);
                }
            }
        }

        foreach (var check in after.Checks.Where(c => !Stays(c, before, recreated)))
        {
            yield return new TableChange.AddCheck(check);
        }

        if (before.IsUnlogged != after.IsUnlogged)
        {
            yield return new TableChange.SetLogged(after.IsUnlogged);
        }

        var (set, reset) = (after.StorageParameters.Except(before.StorageParameters).ToList(), Names(before).Except(Names(after)).ToList());
        if (set.Count + reset.Count > 0)
        {
            yield return new TableChange.SetStorage(set, reset);
        }
    }

    /// <summary>The comments to write on a table and its columns.</summary>
    /// <param name="before">The table before, or null for a new one.</param>
    /// <param name="after">The table after.</param>
    public static IEnumerable<SchemaChange> Comments(Table? before, Table after)
    {
        if (before?.Comment != after.Comment)
        {
            yield return new SchemaChange.SetComment(after, null, after.Comment);
        }

        foreach (var column in after.Columns)
        {
            // A column made anew has lost its comment.
            var old = before?.FindColumn(column.Name) is { } kept && TypeCasts.Between(kept.Type, column.Type) != TypeCast.Impossible && kept.Computed == column.Computed ? kept.Comment : null;
            if (old != column.Comment)
            {
                yield return new SchemaChange.SetComment(after, column.Name, column.Comment);
            }
        }
    }

    /// <summary>How the computation of a column changes, or null when it does not.</summary>
    public static IReadOnlyList<TableChange>? Computation(Column before, Column after) => (before.Computed, after.Computed) switch
    {
        (null, null) => null,
        var (old, computed) when old == computed && before.Type == after.Type => null,
        (not null, not null) => [new TableChange.DropComputed(before), new TableChange.AddComputed(after)],
        ({ IsStored: true }, null) when before.Type == after.Type => [new TableChange.KeepComputed(after)],
        (not null, null) => [new TableChange.DropComputed(before), new TableChange.AddColumn(after)],
        _ => [new TableChange.DropColumn(before), new TableChange.AddComputed(after)],
    };

    /// <summary>The generated columns that stay and depend on columns which change: PostgreSQL wants them out of the way.</summary>
    public static IEnumerable<(Column Before, Column After)> Dependent(Table before, Table after, IReadOnlySet<string> changed) =>
        from column in before.Columns
        let kept = after.FindColumn(column.Name)
        where kept?.Computed is { } computed && column.Computed == computed && !changed.Contains(column.Name) && Mentions(computed.Sql, changed)
        select (column, kept);

    private static bool Stays(CheckConstraint check, Table other, IReadOnlySet<string> recreated) =>
        other.Checks.Any(c => c.Name == check.Name && DefaultExpression.Normalize(c.Sql) == DefaultExpression.Normalize(check.Sql)) && !Mentions(check.Sql, recreated);

    private static bool Mentions(string sql, IReadOnlySet<string> columns) => columns.Any(name => sql.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Names(Table table) => table.StorageParameters.Select(p => p.Split('=')[0]);
}
