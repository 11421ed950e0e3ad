using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>What changes in one table that stays: its columns, key and indexes.</summary>
internal sealed class TableComparison
{
    private readonly Table _before;
    private readonly Table _after;
    private readonly List<SchemaChange> _changes = [];
    private readonly List<TableChange> _columnChanges = [];
    private readonly HashSet<string> _recreated = [];

    private TableComparison(Table before, Table after)
    {
        _before = before;
        _after = after;
    }

    /// <summary>Everything that changes but the foreign keys.</summary>
    public IReadOnlyList<SchemaChange> Changes => _changes;

    /// <summary>The columns whose type changes, or that are made anew.</summary>
    public IEnumerable<ColumnName> RetypedColumns => _columnChanges
        .Select(c => c switch
        {
            TableChange.AlterColumn { Cast: not TypeCast.None } altered => altered.After.Name,
            TableChange.RecreateColumn recreated => recreated.After.Name,
            _ => null,
        })
        .OfType<string>()
        .Select(name => new ColumnName(_after.Schema, _after.Name, name));

    /// <summary>The columns of a primary key that gives way to one of other columns, or to none.</summary>
    public IReadOnlyList<string>? DroppedKey =>
        _before.PrimaryKey is { } key && !(_after.PrimaryKey?.Columns.SequenceEqual(key.Columns) ?? false) ? key.Columns : null;

    /// <summary>Compares two states of a table.</summary>
    public static TableComparison Of(Table before, Table after)
    {
        var comparison = new TableComparison(before, after);
        comparison.CompareColumns();
        comparison.RecomputeDependents();
        comparison.AddAlterTable();
        comparison.CompareIndexes();
        return comparison;
    }

    private void CompareColumns()
    {
        // Prisma lists what goes and what comes by name, and what changes in the table's order.
        _columnChanges.AddRange(_before.Columns.Where(c => _after.FindColumn(c.Name) is null).OrderBy(c => c.Name, StringComparer.Ordinal).Select(Dropped));
        _columnChanges.AddRange(_after.Columns.Where(c => _before.FindColumn(c.Name) is null).OrderBy(c => c.Name, StringComparer.Ordinal).Select(Added));
        foreach (var before in _before.Columns)
        {
            if (_after.FindColumn(before.Name) is { } after)
            {
                CompareColumn(before, after);
            }
        }
    }

    private static TableChange Dropped(Column column) => column.Computed is null ? new TableChange.DropColumn(column) : new TableChange.DropComputed(column);

    private static TableChange Added(Column column) => column.Computed is null ? new TableChange.AddColumn(column) : new TableChange.AddComputed(column);

    /// <summary>A generated column is out of the way while those it follows from change.</summary>
    private void RecomputeDependents()
    {
        var changed = RetypedColumns.Select(c => c.Column).Concat(_recreated).ToHashSet();
        foreach (var (before, after) in TableFacets.Dependent(_before, _after, changed))
        {
            _recreated.Add(after.Name);
            _columnChanges.AddRange([new TableChange.DropComputed(before), new TableChange.AddComputed(after)]);
        }
    }

    private void CompareColumn(Column before, Column after)
    {
        if (TableFacets.Computation(before, after) is { } computation)
        {
            _columnChanges.AddRange(computation);
            if (computation is not [TableChange.KeepComputed])
            {
                _recreated.Add(after.Name);
                return;
            }
        }

        var cast = TypeCasts.Between(before.Type, after.Type);
        if (cast == TypeCast.Impossible)
        {
            _recreated.Add(after.Name);
            _columnChanges.Add(new TableChange.RecreateColumn(before, after));
        }
        else if (cast != TypeCast.None || IsNullabilityChanged(before, after) || !before.HasDefaultOf(after))
        {
            _columnChanges.Add(new TableChange.AlterColumn(before, after, cast));
        }
    }

    /// <summary>A list says nothing of NULL: databases made by hand have lists that forbid it.</summary>
    private static bool IsNullabilityChanged(Column before, Column after) => before.IsNullable != after.IsNullable && !after.IsList;

    private void CompareIndexes()
    {
        var remaining = _after.Indexes.ToList();
        foreach (var old in _before.Indexes)
        {
            var same = remaining.Find(i => i.Name == old.Name && IsSame(old, i)) ?? remaining.Find(i => IsSame(old, i));
            var goesWithItsColumn = old.Columns.Select(c => c.Name).Concat(old.Included).Any(c => _recreated.Contains(c) || _after.FindColumn(c) is null);
            if (same is not null && !goesWithItsColumn)
            {
                remaining.Remove(same);
                if (same.Name != old.Name)
                {
                    _changes.Add(new SchemaChange.RenameIndex(_after, old.Name, same.Name));
                }
            }
            else if (same is null)
            {
                _changes.Add(new SchemaChange.DropIndex(_before, old, IsReplacedByKey(old)));
            }
        }

        _changes.AddRange(_after.Indexes.Where(remaining.Contains).Select(i => new SchemaChange.CreateIndex(_after, i, OnNewTable: false)));
    }

    private bool IsReplacedByKey(TableIndex index) =>
        index.IsUnique && _before.PrimaryKey is null && _after.PrimaryKey is { } key && key.Columns.SequenceEqual(index.Columns.Select(c => c.Name))
        // With a column that is made anew, its index would be gone before its turn.
        && !key.Columns.Any(_recreated.Contains);

    private bool IsSame(TableIndex a, TableIndex b) =>
        a.DoesTheSameAs(b)
        // A schema does not tell a unique constraint from a unique index.
        && (a.IsConstraint == b.IsConstraint || _after.IsFromSchema || _before.IsFromSchema);

    private void AddAlterTable()
    {
        var (before, after) = (_before.PrimaryKey, _after.PrimaryKey);
        var sameColumns = before is not null && after is not null && before.Columns.SequenceEqual(after.Columns);
        var keyGoes = before is not null && (!sameColumns || RetypedColumns.Any(c => before.Columns.Contains(c.Column)));
        var changes = TableFacets.Dropped(_before, _after, _recreated).Concat(_columnChanges.OfType<TableChange.DropComputed>()).ToList();
        if (keyGoes)
        {
            changes.Add(new TableChange.DropPrimaryKey(before!));
        }

        changes.AddRange(_columnChanges.Where(c => c is not TableChange.DropComputed));
        if (after is not null && (before is null || keyGoes))
        {
            changes.Add(new TableChange.AddPrimaryKey(after));
        }
        else if (before is not null && after is not null && before.Name != after.Name)
        {
            changes.Add(new TableChange.RenamePrimaryKey(before.Name, after.Name));
        }

        changes.AddRange(TableFacets.Changed(_before, _after, _recreated));
        if (changes.Count > 0)
        {
            _changes.Add(new SchemaChange.AlterTable(_before, _after, changes));
        }
    }
}
