using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Compares two states and lists what leads from the first to the second, in the order a migration makes it.</summary>
internal sealed class StateDiffer
{
    /// <summary>Every database has it.</summary>
    private const string PostgresSchema = "public";

    private readonly RelationalState _from;
    private readonly RelationalState _to;
    private readonly List<SchemaChange> _changes = [];
    private readonly List<(Table Before, Table After)> _kept = [];

    private StateDiffer(RelationalState from, RelationalState to)
    {
        _from = from;
        _to = to;
    }

    /// <summary>The changes between two states; none when they are the same.</summary>
    public static IReadOnlyList<SchemaChange> Compare(RelationalState from, RelationalState to)
    {
        var renames = Renames.Between(from, to);
        from = renames.State;
        var differ = new StateDiffer(from, to);
        differ.CompareTables();
        differ._changes.AddRange(new EnumComparison(from, to).Changes());
        differ.CompareSchemasAndExtensions();
        differ._changes.AddRange(SequenceComparison.Of(from, to));
        differ._changes.AddRange(RowComparison.Of(from, to));
        return [.. renames.Changes, .. ChangeOrder.Arrange(differ._changes, from, to)];
    }

    private void CompareSchemasAndExtensions()
    {
        var extensions = _to.Extensions.Where(e => _from.Extensions.All(other => other.Name != e.Name)).ToList();
        var existing = SchemasOf(_from).Append(PostgresSchema).ToHashSet();
        var wanted = SchemasOf(_to).Concat(extensions.Select(e => e.Schema).OfType<string>());
        _changes.AddRange(wanted.Where(s => !existing.Contains(s)).Distinct().Select(s => new SchemaChange.CreateSchema(s)));
        _changes.AddRange(extensions.Select(e => new SchemaChange.CreateExtension(e)));
    }

    private static IEnumerable<string> SchemasOf(RelationalState state) =>
        state.Enums.Select(e => e.Schema).Concat(state.Sequences.Select(s => s.Schema)).Concat(state.Tables.Select(t => t.Schema)).OfType<string>();

    private void CompareTables()
    {
        var targets = _to.Tables.ToDictionary(t => t.FullName);
        foreach (var before in _from.Tables)
        {
            if (targets.Remove(before.FullName, out var after))
            {
                _kept.Add((HandMade.LeaveOut(before, _from.IsFromDatabase, after), HandMade.LeaveOut(after, _to.IsFromDatabase, before)));
            }
            else if (!_to.Excluded.Contains(before.FullName))
            {
                _changes.AddRange(before.ForeignKeys.Select(k => new SchemaChange.DropForeignKey(before, k)));
                _changes.Add(new SchemaChange.DropTable(before));
            }
        }

        var comparisons = _kept.ToDictionary(pair => pair.After.FullName, pair => TableComparison.Of(pair.Before, pair.After));
        var retyped = comparisons.Values.SelectMany(c => c.RetypedColumns).ToHashSet();
        foreach (var (before, after) in _kept)
        {
            _changes.AddRange(comparisons[after.FullName].Changes);
            CompareForeignKeys(before, after, key => Touches(key, before, retyped) || LosesItsKey(key));
            _changes.AddRange(TableFacets.Comments(before, after));
        }

        bool LosesItsKey(ForeignKey key) =>
            comparisons.TryGetValue((key.PrincipalSchema, key.PrincipalTable), out var principal) && principal.DroppedKey is { } dropped && dropped.ToHashSet().SetEquals(key.PrincipalColumns);

        foreach (var created in _to.Tables.Where(t => !comparisons.ContainsKey(t.FullName)))
        {
            _changes.Add(new SchemaChange.CreateTable(created));
            _changes.AddRange(TableFacets.Comments(null, created));
            _changes.AddRange(created.Indexes.Select(i => new SchemaChange.CreateIndex(created, i, OnNewTable: true)));
            _changes.AddRange(created.ForeignKeys.Select(k => new SchemaChange.AddForeignKey(created, k)));
        }
    }

    private void CompareForeignKeys(Table before, Table after, Func<ForeignKey, bool> isInTheWay)
    {
        var remaining = after.ForeignKeys.ToList();
        foreach (var old in before.ForeignKeys)
        {
            var same = remaining.Find(k => k.Name == old.Name && old.IsSame(k)) ?? remaining.Find(old.IsSame);
            if (same is not null)
            {
                remaining.Remove(same);
            }

            if (same is null || isInTheWay(old))
            {
                _changes.Add(new SchemaChange.DropForeignKey(before, old));
                if (same is not null)
                {
                    remaining.Add(same);
                }
            }
            else if (same.Name != old.Name)
            {
                _changes.Add(new SchemaChange.RenameForeignKey(after, old.Name, same.Name));
            }
        }

        _changes.AddRange(after.ForeignKeys.Where(remaining.Contains).Select(k => new SchemaChange.AddForeignKey(after, k)));
    }

    /// <summary>True when the key or what it refers to changes its type: PostgreSQL wants the constraint out of the way.</summary>
    private static bool Touches(ForeignKey key, Table table, HashSet<ColumnName> retyped) =>
        key.Columns.Any(c => retyped.Contains(new(table.Schema, table.Name, c)))
        || key.PrincipalColumns.Any(c => retyped.Contains(new(key.PrincipalSchema, key.PrincipalTable, c)));
}

/// <summary>A column, named in full.</summary>
internal readonly record struct ColumnName(string? Schema, string Table, string Column);
