using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>What things are called in a database before a migration, whose changes speak of them by their new names.</summary>
internal sealed class NamesBefore
{
    private readonly Dictionary<(string? Schema, string Name), string> _tables = [];
    private readonly Dictionary<((string? Schema, string Name) Table, string Column), string> _columns = [];

    private NamesBefore()
    {
    }

    /// <summary>The names before some changes.</summary>
    public static NamesBefore Of(IEnumerable<SchemaChange> changes)
    {
        var names = new NamesBefore();
        foreach (var change in changes)
        {
            switch (change)
            {
                case SchemaChange.RenameTable(var table, var after):
                    Pass(names._tables, table.FullName, (table.Schema, after), table.Name);
                    break;
                case SchemaChange.RenameColumn(var table, var before, var after):
                    Pass(names._columns, (table.FullName, before), (table.FullName, after), before);
                    break;
            }
        }

        return names;
    }

    /// <summary>A table's name, with its schema, as SQL.</summary>
    public string Of(Table table) => Sql.Name(table.Schema, _tables.GetValueOrDefault(table.FullName, table.Name));

    /// <summary>A column's name, as SQL.</summary>
    public string Of(Table table, string column) => Sql.Name(_columns.GetValueOrDefault((table.FullName, column), column));

    /// <summary>The name before goes on to the new one, from wherever it came.</summary>
    private static void Pass<T>(Dictionary<T, string> names, T from, T to, string name)
        where T : notnull => names[to] = names.Remove(from, out var first) ? first : name;
}
