using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Relational;

/// <summary>Writes into a state what the model does not tell: what the schema calls things and leaves to the database, and what its hints <c>/// @renamedFrom(oldName)</c> say they were called before.</summary>
internal static class SchemaNames
{
    /// <summary>The state with the names that differ from those in the database, with the hints, and with what the schema leaves to the database.</summary>
    /// <param name="state">The state a schema describes, with the default schema left out.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="defaultSchema">The schema that unqualified names mean.</param>
    public static RelationalState WithNames(this RelationalState state, PrismaSchema schema, string defaultSchema)
    {
        var models = schema.Models.Where(m => !m.IsView).ToDictionary(m => (Other(m.DatabaseSchema), m.DatabaseName));
        var enums = schema.Enums.ToDictionary(e => (Other(e.DatabaseSchema), e.DatabaseName));
        var knowsPartialIndexes = schema.Generators.Any(g => g.PreviewFeatures.Contains(PreviewFeatures.PartialIndexes, StringComparer.OrdinalIgnoreCase));
        return state with
        {
            Tables = [.. state.Tables.Select(t => t with { KnowsPartialIndexes = knowsPartialIndexes }).Select(t => models.TryGetValue(t.FullName, out var model) ? Named(t, model) : t)],
            Enums = [.. state.Enums.Select(e => enums.TryGetValue(e.FullName, out var type) ? Named(e, type) : e)],
        };

        string? Other(string? name) => name == defaultSchema ? null : name;
    }

    /// <summary>The state with the names that another one has for what is called the same in the database, as a replay or a database knows none.</summary>
    public static RelationalState WithNamesOf(this RelationalState state, RelationalState other)
    {
        var (tables, enums) = (other.Tables.ToDictionary(t => t.FullName), other.Enums.ToDictionary(e => e.FullName));
        return state with
        {
            Tables = [.. state.Tables.Select(t => tables.TryGetValue(t.FullName, out var known) ? Named(t, known) : t)],
            Enums = [.. state.Enums.Select(e => enums.TryGetValue(e.FullName, out var known)
                ? e with { SchemaName = known.SchemaName, FormerName = known.FormerName, ValueNames = known.ValueNames, FormerValueNames = known.FormerValueNames }
                : e)],
        };
    }

    private static Table Named(Table table, Table known) => table with
    {
        SchemaName = known.SchemaName,
        FormerName = known.FormerName,
        Columns = [.. table.Columns.Select(c => known.FindColumn(c.Name) is { } column ? c with { SchemaName = column.SchemaName, FormerName = column.FormerName } : c)],
    };

    private static Table Named(Table table, Model model)
    {
        var fields = model.ScalarFields.ToDictionary(f => f.ColumnName);
        return table with
        {
            SchemaName = Different(model.Name, table.Name),
            FormerName = Former(model.Documentation),
            Columns = [.. table.Columns.Select(c => fields.TryGetValue(c.Name, out var field)
                ? c with { SchemaName = Different(field.Name, c.Name), FormerName = Former(field.Documentation), IsDefaultOpen = field.Default is DefaultValue.DbGenerated(null) }
                : c)],
        };
    }

    private static EnumState Named(EnumState state, EnumType type)
    {
        var names = type.Values.Where(v => v.Name != v.DatabaseName).ToDictionary(v => v.DatabaseName, v => v.Name);
        var former = type.Values.Where(v => Former(v.Documentation) is not null).ToDictionary(v => v.DatabaseName, v => Former(v.Documentation)!);
        return state with
        {
            SchemaName = Different(type.Name, state.Name),
            FormerName = Former(type.Documentation),
            ValueNames = names.Count == 0 ? null : names,
            FormerValueNames = former.Count == 0 ? null : former,
        };
    }

    private static string? Different(string name, string databaseName) => name == databaseName ? null : name;

    private static string? Former(string? documentation) => RenameComment.Of(documentation).FormerName;
}
