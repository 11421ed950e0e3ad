using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Introspection.Naming;

using FullName = (string? Schema, string Name);

/// <summary>What tables, columns, enums and labels are called in the schema: as the existing schema calls them, else by Prisma's rules.</summary>
internal sealed class DatabaseNames
{
    private readonly Dictionary<FullName, string> _models = [];
    private readonly Dictionary<FullName, string> _enums = [];
    private readonly Dictionary<(FullName Table, string Column), string> _fields = [];
    private readonly Dictionary<(FullName Enum, string Label), string> _values = [];
    private readonly List<(FullName Name, string Given)> _renamed = [];

    private DatabaseNames()
    {
    }

    /// <summary>Tables, views and enums whose name in the schema is not what they are called in the database.</summary>
    public IReadOnlyList<(FullName Name, string Given)> Renamed => _renamed;

    /// <summary>Names everything of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="existing">What the existing schema names already.</param>
    public static DatabaseNames Of(LiveDatabase database, ExistingSchema existing)
    {
        var names = new DatabaseNames();
        Table[] tables = [.. database.State.Tables, .. database.Views];
        names.NameBlocks(database, tables, existing);
        foreach (var table in tables)
        {
            names.NameFields(table, existing);
        }

        foreach (var type in database.State.Enums)
        {
            names.NameValues(type, existing);
        }

        return names;
    }

    /// <summary>The model or view of a table.</summary>
    public string Model(FullName table) => _models[table];

    /// <summary>The field of a column.</summary>
    public string Field(FullName table, string column) => _fields[(table, column)];

    /// <summary>The enum of a type, or null when the type is none of the schema's.</summary>
    public string? FindEnum(FullName type) => _enums.GetValueOrDefault(type);

    /// <summary>The value of a label, or null when the type has none such.</summary>
    public string? FindValue(FullName type, string label) => _values.GetValueOrDefault((type, label));

    private void NameBlocks(LiveDatabase database, Table[] tables, ExistingSchema existing)
    {
        var taken = new NameSet();
        var unnamed = new List<(FullName Name, string Sanitized, Dictionary<FullName, string> Names)>();
        foreach (var (name, names, given) in tables.Select(t => (t.FullName, _models, existing.FindModel(t.FullName)?.Name))
            .Concat(database.State.Enums.Select(e => (e.FullName, _enums, existing.FindEnum(e.FullName)?.Name))))
        {
            if (given is null)
            {
                unnamed.Add((name, PrismaNames.Of(name.Name, names == _enums ? "enum" : "table"), names));
            }
            else
            {
                taken.Add(given);
                names.Add(name, given);
            }
        }

        foreach (var group in unnamed.GroupBy(item => item.Sanitized))
        {
            // Those of several schemas all take their schema into their name; else the one that needs no @@map comes first.
            var isAcrossSchemas = group.Select(item => item.Name.Schema).Distinct().Count() > 1;
            foreach (var (name, sanitized, names) in group.OrderBy(item => item.Name.Name == item.Sanitized ? 0 : 1))
            {
                var wanted = isAcrossSchemas ? PrismaNames.Of($"{name.Schema ?? database.DefaultSchema}_{sanitized}", "table") : sanitized;
                var unique = taken.AddUnique(PrismaNames.IsReserved(wanted) ? $"Renamed{wanted}" : wanted);
                names.Add(name, unique);
                if (unique != name.Name)
                {
                    _renamed.Add((name, unique));
                }
            }
        }
    }

    private void NameFields(Table table, ExistingSchema existing)
    {
        var model = existing.FindModel(table.FullName);
        var given = model?.ScalarFields.ToDictionary(field => field.ColumnName, field => field.Name) ?? [];
        Name(table.Columns.Select(column => column.Name), given, model?.RelationFields.Select(field => field.Name) ?? [], "field",
            (column, field) => _fields.Add((table.FullName, column), field));
        KeepKeyNamesFree(table, given);
    }

    /// <summary>Clients know a compound key by the names of its fields in a row, which no field may have.</summary>
    private void KeepKeyNamesFree(Table table, Dictionary<string, string> given)
    {
        IEnumerable<IReadOnlyList<string>> keys = table.Indexes.Where(index => index.IsUnique).Select(index => (IReadOnlyList<string>)[.. index.Columns.Select(column => column.Name)]);
        foreach (var key in (table.PrimaryKey is null ? keys : keys.Prepend(table.PrimaryKey.Columns)).Where(key => key.Count > 1))
        {
            var name = string.Join('_', key.Select(column => Field(table.FullName, column)));
            if (table.Columns.FirstOrDefault(column => Field(table.FullName, column.Name) == name && !given.ContainsKey(column.Name)) is { } taken)
            {
                _fields[(table.FullName, taken.Name)] = $"{name}_field";
            }
        }
    }

    private void NameValues(EnumState type, ExistingSchema existing)
    {
        var given = existing.FindEnum(type.FullName)?.Values.ToDictionary(value => value.DatabaseName, value => value.Name) ?? [];
        Name(type.Labels, given, [], "value", (label, value) => _values.Add((type.FullName, label), value));
    }

    private static void Name(IEnumerable<string> names, Dictionary<string, string> given, IEnumerable<string> alsoTaken, string whenEmpty, Action<string, string> add)
    {
        var taken = new NameSet();
        foreach (var name in alsoTaken)
        {
            taken.Add(name);
        }

        foreach (var (name, field) in given)
        {
            taken.Add(field);
        }

        // Those that are names already keep them; the others step aside.
        foreach (var name in names.OrderBy(name => PrismaNames.Of(name, whenEmpty) == name ? 0 : 1))
        {
            add(name, given.TryGetValue(name, out var field) ? field
                : taken.AddUnique(name.Length == 0 && whenEmpty == "value" ? "EMPTY_ENUM_VALUE" : PrismaNames.Of(name, whenEmpty)));
        }
    }
}
