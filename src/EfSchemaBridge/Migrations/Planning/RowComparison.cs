using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Compares the rows that a model holds (<c>HasData</c>), by key.</summary>
internal sealed class RowComparison
{
    private readonly List<SchemaChange> _inserted = [];
    private readonly List<SchemaChange> _updated = [];
    private readonly List<SchemaChange> _deleted = [];
    private readonly List<SchemaChange> _replaced = [];

    private RowComparison()
    {
    }

    /// <summary>
    /// New rows before those that may refer to them, then changed ones, and rows that go last, when nothing refers to them any more; but rows whose unique values come back in
    /// another row go first.
    /// </summary>
    public static IEnumerable<SchemaChange> Of(RelationalState from, RelationalState to)
    {
        if (to.IsFromDatabase)
        {
            // A database does not tell a model's rows from others.
            return [];
        }

        var comparison = new RowComparison();
        var before = from.Rows.ToDictionary(r => r.FullName);
        var after = to.Rows.ToDictionary(r => r.FullName);
        foreach (var table in PrincipalsFirst(to.Tables))
        {
            var (old, rows) = (before.GetValueOrDefault(table.FullName), after.GetValueOrDefault(table.FullName));
            if ((old ?? rows) is { } either)
            {
                comparison.Compare(table, old ?? either with { Rows = [] }, rows ?? either with { Rows = [] });
            }
        }

        return [.. Enumerable.Reverse(comparison._replaced), .. comparison._inserted, .. comparison._updated, .. Enumerable.Reverse(comparison._deleted)];
    }

    private void Compare(Table table, TableRows before, TableRows after)
    {
        var old = before.Rows.ToDictionary(before.KeyOf);
        var inserted = new List<IReadOnlyDictionary<string, string>>();
        foreach (var row in after.Rows)
        {
            if (!old.Remove(after.KeyOf(row), out var known))
            {
                inserted.Add(row);
            }
            else if (row.Where(pair => known.GetValueOrDefault(pair.Key) != pair.Value).ToDictionary() is { Count: > 0 } values)
            {
                _updated.Add(new SchemaChange.UpdateRow(table, Key(after, row), values));
            }
        }

        // One statement a table: rows of one table may refer to each other in any order.
        _inserted.AddRange(inserted.GroupBy(row => string.Join(", ", row.Keys)).Select(rows => new SchemaChange.InsertRows(table, [.. rows])));
        var (replaced, deleted) = (Part(isReplaced: true), Part(isReplaced: false));
        Add(_replaced, replaced);
        Add(_deleted, deleted);

        List<IReadOnlyDictionary<string, string>> Part(bool isReplaced) =>
            [.. old.Values.Where(row => after.Rows.Any(other => SharesUnique(table, row, other)) == isReplaced).Select(row => Key(before, row))];

        void Add(List<SchemaChange> changes, List<IReadOnlyDictionary<string, string>> keys)
        {
            if (keys.Count > 0)
            {
                changes.Add(new SchemaChange.DeleteRows(table, keys));
            }
        }
    }

    private static Dictionary<string, string> Key(TableRows rows, IReadOnlyDictionary<string, string> row) =>
        rows.Key.ToDictionary(column => column, column => row[column]);

    private static bool SharesUnique(Table table, IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        table.Indexes.Any(i => i.IsUnique && i.Columns.All(c => one.TryGetValue(c.Name, out var value) && value != "NULL" && other.GetValueOrDefault(c.Name) == value));

    /// <summary>Tables behind those they refer to; tables in a circle stand as they are listed.</summary>
    private static List<Table> PrincipalsFirst(IReadOnlyList<Table> tables)
    {
        var byName = tables.ToDictionary(t => t.FullName);
        var visited = new HashSet<(string?, string)>();
        var sorted = new List<Table>();
        foreach (var table in tables)
        {
            Visit(table);
        }

        return sorted;

        void Visit(Table table)
        {
            if (visited.Add(table.FullName))
            {
                foreach (var key in table.ForeignKeys)
                {
                    if (byName.TryGetValue((key.PrincipalSchema, key.PrincipalTable), out var principal))
                    {
                        Visit(principal);
                    }
                }

                sorted.Add(table);
            }
        }
    }
}
