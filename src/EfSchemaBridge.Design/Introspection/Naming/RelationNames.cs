using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Introspection.Naming;

using FullName = (string? Schema, string Name);

/// <summary>What a relation and its two fields are called.</summary>
/// <param name="Relation">The relation's name, or null where nothing needs telling apart.</param>
/// <param name="Forward">The field that holds the key, or that leads to column B.</param>
/// <param name="Back">The field on the other side.</param>
internal sealed record RelationName(string? Relation, string Forward, string Back);

/// <summary>
/// Names relations as Prisma does: a field is called as the model it leads to. Where two models have several relations, or a
/// column has that name already, the names tell the columns of the key, too.
/// </summary>
internal sealed class RelationNames
{
    private readonly DatabaseNames _names;
    private readonly HashSet<(FullName, FullName)> _ambiguous = [];
    private readonly NameSet _taken = new();

    /// <summary>Looks at all relations of a database.</summary>
    /// <param name="tables">The tables that are models.</param>
    /// <param name="joins">The tables of many-to-many relations.</param>
    /// <param name="names">What models and fields are called.</param>
    public RelationNames(IEnumerable<Table> tables, IEnumerable<JoinTable> joins, DatabaseNames names)
    {
        _names = names;
        var seen = new HashSet<(FullName, FullName)>();
        foreach (var (table, key) in tables.SelectMany(table => table.ForeignKeys.DistinctBy(Columns).Select(key => (table, key))))
        {
            var pair = Pair(table.FullName, key.PrincipalName);
            var isColumn = key.Columns.Any(column => names.Field(table.FullName, column) == names.Model(key.PrincipalName));
            if (!seen.Add(pair) || isColumn)
            {
                _ambiguous.Add(pair);
            }
        }

        foreach (var join in joins.Where(join => !seen.Add(Pair(join.A, join.B))))
        {
            _ambiguous.Add(Pair(join.A, join.B));
        }
    }

    /// <summary>The names of a foreign key's relation.</summary>
    public RelationName Of(Table table, ForeignKey key)
    {
        var (model, principal) = (_names.Model(table.FullName), _names.Model(key.PrincipalName));
        var isSelf = table.FullName == key.PrincipalName;
        var other = isSelf ? "other_" : "";
        if (!_ambiguous.Contains(Pair(table.FullName, key.PrincipalName)))
        {
            return new(isSelf ? $"{model}To{principal}" : null, principal, other + model);
        }

        var relation = _taken.AddUnique($"{model}_{string.Join('_', key.Columns.Select(column => _names.Field(table.FullName, column)))}To{principal}");
        return new(relation, $"{principal}_{relation}", $"{other}{model}_{relation}");
    }

    /// <summary>The names of a many-to-many relation.</summary>
    public RelationName Of(JoinTable join)
    {
        var (a, b) = (_names.Model(join.A), _names.Model(join.B));
        var isSelf = join.A == join.B;
        var name = join.Table.Name[1..];
        return _ambiguous.Contains(Pair(join.A, join.B))
            ? new(name, $"{b}{join.Table.Name}{(isSelf ? "_A" : "")}", $"{a}{join.Table.Name}{(isSelf ? "_B" : "")}")
            : new(name == $"{a}To{b}" && !isSelf ? null : name, isSelf ? $"{b}_A" : b, isSelf ? $"{a}_B" : a);
    }

    private static (FullName, string) Columns(ForeignKey key) => (key.PrincipalName, string.Join('\0', key.Columns.Zip(key.PrincipalColumns)));

    private static (FullName, FullName) Pair(FullName one, FullName other) => one.CompareTo(other) <= 0 ? (one, other) : (other, one);
}
