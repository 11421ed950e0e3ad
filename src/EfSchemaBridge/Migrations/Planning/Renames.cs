using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>
/// Finds what only changes its name: what the schema still calls the same (its <c>@map</c> changed), and what a hint names.
/// A state that was read from a database knows no names but the database's, which then count for the schema's, too.
/// </summary>
internal sealed class Renames
{
    private readonly RelationalState _to;
    private readonly List<SchemaChange> _changes = [];

    private Renames(RelationalState from, RelationalState to)
    {
        State = from;
        _to = to;
    }

    /// <summary>The renames, in the order a migration makes them.</summary>
    public IReadOnlyList<SchemaChange> Changes => _changes;

    /// <summary>The first state after them.</summary>
    public RelationalState State { get; private set; }

    /// <summary>The renames that lead from one state towards another.</summary>
    public static Renames Between(RelationalState from, RelationalState to)
    {
        var renames = new Renames(from, to);
        renames.RenameEnums();
        renames.RenameValues();
        renames.RenameTables();
        renames.RenameColumns();
        renames.RenameJoinTables();
        return renames;
    }

    private void RenameEnums()
    {
        foreach (var (before, after) in Pairs(State.Enums, _to.Enums, e => e.FullName, e => e.Schema, e => e.SchemaName ?? e.Name, e => e.FormerName))
        {
            _changes.Add(new SchemaChange.RenameEnum(before, after.Name));
            State = State.WithEnumRenamed(before, after.Name);
        }
    }

    private void RenameValues()
    {
        var targets = _to.Enums.ToDictionary(e => e.FullName);
        foreach (var type in State.Enums)
        {
            if (!targets.TryGetValue(type.FullName, out var target) || type.Labels.SequenceEqual(target.Labels))
            {
                continue;
            }

            var current = type;
            foreach (var (before, after) in Pairs(
                type.Labels, target.Labels, label => label, _ => true,
                label => type.ValueNames?.GetValueOrDefault(label) ?? label,
                label => target.ValueNames?.GetValueOrDefault(label) ?? label,
                label => target.FormerValueNames?.GetValueOrDefault(label)))
            {
                _changes.Add(new SchemaChange.RenameEnumValue(current, before, after));
                State = State.WithValueRenamed(current, before, after, out current);
            }
        }
    }

    private void RenameTables()
    {
        foreach (var (before, after) in Pairs(State.Tables, _to.Tables, t => t.FullName, t => t.Schema, t => t.SchemaName ?? t.Name, t => t.FormerName))
        {
            Rename(before, after.Name);
        }
    }

    private void Rename(Table table, string name)
    {
        _changes.Add(new SchemaChange.RenameTable(table, name));
        State = State.WithTableRenamed(table, name);
    }

    private void RenameColumns()
    {
        var targets = _to.Tables.ToDictionary(t => t.FullName);
        foreach (var table in State.Tables.Where(t => targets.ContainsKey(t.FullName)))
        {
            foreach (var (before, after) in Pairs(table.Columns, targets[table.FullName].Columns, c => c.Name, _ => true, c => c.SchemaName ?? c.Name, c => c.FormerName))
            {
                Rename(table, before.Name, after.Name);
            }
        }
    }

    private void Rename(Table table, string before, string after)
    {
        _changes.Add(new SchemaChange.RenameColumn(table, before, after));
        State = State.WithColumnRenamed(table.FullName, before, after);
    }

    /// <summary>The table of a many-to-many relation is named after its models: it follows their new names.</summary>
    private void RenameJoinTables()
    {
        if (!_changes.Exists(c => c is SchemaChange.RenameTable))
        {
            return;
        }

        var (existing, targets) = (State.Tables.Select(t => t.FullName).ToHashSet(), _to.Tables.Select(t => t.FullName).ToHashSet());
        var created = _to.Tables.Where(t => !existing.Contains(t.FullName)).ToList();
        foreach (var table in State.Tables.Where(t => !targets.Contains(t.FullName) && JoinTable.Of(t) is not null).ToList())
        {
            var ends = JoinTable.Of(table)!;
            var same = created.Where(t => t.Schema == table.Schema && JoinTable.Of(t) is { } other && ends.JoinsTheTablesOf(other)).ToList();
            if (same is [var target])
            {
                created.Remove(target);
                Rename(table, target.Name);
                if (!ends.HasTheOrderOf(JoinTable.Of(target)!))
                {
                    var renamed = State.Tables.First(t => t.FullName == target.FullName);
                    Rename(renamed, "A", "C");
                    Rename(renamed, "B", "A");
                    Rename(renamed, "C", "B");
                }
            }
        }
    }

    private static List<(T Before, T After)> Pairs<T, TKey, TGroup>(
        IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, TKey> key, Func<T, TGroup> group, Func<T, string> name, Func<T, string?> former)
        where TKey : notnull => Pairs(from, to, key, group, name, name, former);

    /// <summary>Pairs what goes with what comes: one of each of a name, in one group.</summary>
    private static List<(T Before, T After)> Pairs<T, TKey, TGroup>(
        IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, TKey> key, Func<T, TGroup> group, Func<T, string> nameBefore, Func<T, string> nameAfter, Func<T, string?> former)
        where TKey : notnull
    {
        var (before, after) = (from.Select(key).ToHashSet(), to.Select(key).ToHashSet());
        var going = from.Where(item => !after.Contains(key(item))).ToList();
        if (going.Count == 0)
        {
            return [];
        }

        var pairs = new List<(T, T)>();
        foreach (var coming in to.Where(item => !before.Contains(key(item))))
        {
            var wanted = former(coming) ?? nameAfter(coming);
            var place = going.FindIndex(item => nameBefore(item) == wanted && Equals(group(item), group(coming)));
            if (place >= 0)
            {
                pairs.Add((going[place], coming));
                going.RemoveAt(place);
            }
        }

        return pairs;
    }
}
