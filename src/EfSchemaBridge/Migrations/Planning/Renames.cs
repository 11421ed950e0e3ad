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
        foreach (var change in NamePairs<EnumState>.Changes(Named(State.Enums), Named(_to.Enums), (one, other) => Likeness(one.Labels, other.Labels)))
        {
            var type = State.Enums.First(e => e.FullName == (change.Schema, change.Before));
            _changes.Add(new SchemaChange.RenameEnum(type, change.After));
            State = State.WithEnumRenamed(type, change.After);
        }

        static List<Named<EnumState>> Named(IReadOnlyList<EnumState> enums) => [.. enums.Select(e => new Named<EnumState>(e, e.Schema, e.Name, e.SchemaName, e.FormerName))];
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
            foreach (var change in NamePairs<int>.Changes(Named(type), Named(target), (one, other) => one == other ? 1 : 0))
            {
                _changes.Add(new SchemaChange.RenameEnumValue(current, change.Before, change.After));
                State = State.WithValueRenamed(current, change.Before, change.After, out current);
            }
        }

        // Values have nothing but their place in common.
        static List<Named<int>> Named(EnumState type) => [.. type.Labels.Select((label, place) =>
            new Named<int>(place, null, label, type.ValueNames?.GetValueOrDefault(label), type.FormerValueNames?.GetValueOrDefault(label)))];
    }

    private void RenameTables()
    {
        Rename(NamePairs<Table>.Changes(Named(State.Tables), Named(_to.Tables), (one, other) => Likeness(Columns(one), Columns(other))));

        static List<Named<Table>> Named(IReadOnlyList<Table> tables) => [.. tables.Select(t => new Named<Table>(t, t.Schema, t.Name, t.SchemaName, t.FormerName))];

        static IEnumerable<(string, string)> Columns(Table table) => table.Columns.Select(c => (c.SchemaName ?? c.Name, c.Type));
    }

    private void Rename(IEnumerable<NameChange> tables)
    {
        foreach (var change in tables)
        {
            var table = Current((change.Schema, change.Before));
            _changes.Add(new SchemaChange.RenameTable(table, change.After));
            State = State.WithTableRenamed(table, change.After);
        }
    }

    private void RenameColumns()
    {
        var targets = _to.Tables.ToDictionary(t => t.FullName);
        foreach (var table in State.Tables)
        {
            if (targets.TryGetValue(table.FullName, out var target))
            {
                Rename(table.FullName, NamePairs<Column>.Changes(Named(table.Columns), Named(target.Columns), Likeness));
            }
        }

        static List<Named<Column>> Named(IReadOnlyList<Column> columns) => [.. columns.Select(c => new Named<Column>(c, null, c.Name, c.SchemaName, c.FormerName))];

        static int Likeness(Column one, Column other) =>
            (one.Type == other.Type ? 4 : 0) + (one.IsNullable == other.IsNullable ? 1 : 0) + (one.HasDefaultOf(other) ? 1 : 0);
    }

    private void Rename((string? Schema, string Name) table, IEnumerable<NameChange> columns)
    {
        foreach (var change in columns)
        {
            _changes.Add(new SchemaChange.RenameColumn(Current(table), change.Before, change.After));
            State = State.WithColumnRenamed(table, change.Before, change.After);
        }
    }

    /// <summary>The table of a many-to-many relation is named after its models: it follows their new names, and is known by the tables it joins.</summary>
    private void RenameJoinTables()
    {
        if (!_changes.Exists(c => c is SchemaChange.RenameTable))
        {
            return;
        }

        Rename(NamePairs<JoinTable>.Changes(Named(State.Tables), Named(_to.Tables), (one, other) => one.Tables == other.Tables ? 1 : 0));
        foreach (var target in _to.Tables.Where(t => JoinTable.Of(t) is not null))
        {
            if (State.Tables.FirstOrDefault(t => t.FullName == target.FullName) is { } table && JoinTable.Of(table) is { } join && join.IsTurnedRound(JoinTable.Of(target)!))
            {
                Rename(table.FullName, NameChange.InOrder([new(null, "A", "B"), new(null, "B", "A")], ["A", "B"]));
            }
        }

        static List<Named<JoinTable>> Named(IReadOnlyList<Table> tables) =>
        [
            .. tables.Select(t => (Table: t, Join: JoinTable.Of(t)))
                .Where(t => t.Join is not null)
                .GroupBy(t => (t.Table.Schema, t.Join!.Tables))
                .Where(g => g.Count() == 1)
                .Select(g => g.First())
                .Select(t => new Named<JoinTable>(t.Join!, t.Table.Schema, t.Table.Name, t.Join!.Tables, null)),
        ];
    }

    private Table Current((string? Schema, string Name) table) => State.Tables.First(t => t.FullName == table);

    /// <summary>Greater, the less one has that the other has not.</summary>
    private static int Likeness<T>(IEnumerable<T> one, IEnumerable<T> other)
    {
        var difference = one.ToHashSet();
        difference.SymmetricExceptWith(other);
        return -difference.Count;
    }
}
