using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Writes the models and views of tables: their columns, keys and indexes.</summary>
internal sealed class ModelDrafts(
    SchemaDraft schema, ExistingSchema existing, DatabaseNames names, LiveDatabase database, bool withSchema, IntrospectionWarnings warnings)
{
    private readonly Dictionary<(string? Schema, string Name), Dictionary<string, FieldTypeText>> _types = [];
    private readonly HashSet<(string? Schema, string Name)> _ignored = [];

    /// <summary>Writes tables or views.</summary>
    public void Write(IEnumerable<Table> tables, bool isView)
    {
        foreach (var table in tables)
        {
            Write(table, isView);
        }
    }

    /// <summary>Adds what comes last: the names and schemas of new models, and what is to be said of them.</summary>
    public void Finish(IEnumerable<Table> tables)
    {
        foreach (var table in tables.Concat(database.Views))
        {
            var draft = schema[names.Model(table.FullName)];
            if (draft.Syntax is null)
            {
                AddMapping(draft, table.Name, table.Schema);
            }

            if (_ignored.Contains(table.FullName) && !draft.Attributes.Any(attribute => attribute.Name == "ignore"))
            {
                draft.Add(AttributeDraft.OfBlock("ignore"));
            }
        }
    }

    /// <summary>The type of a column.</summary>
    public FieldTypeText Type((string? Schema, string Name) table, string column) => _types[table][column];

    /// <summary>True for tables and views that are in the schema.</summary>
    public bool IsKnown((string? Schema, string Name) table) => _types.ContainsKey(table);

    /// <summary>True for models that clients cannot know.</summary>
    public bool IsIgnored((string? Schema, string Name) table) => _ignored.Contains(table);

    private void AddMapping(BlockDraft draft, string name, string? schemaName)
    {
        if (draft.Name != name)
        {
            draft.Add(AttributeDraft.OfBlock("map", PrismaText.Quote(name)));
        }

        if (withSchema)
        {
            draft.Add(AttributeDraft.OfBlock("schema", PrismaText.Quote(schemaName ?? database.DefaultSchema)));
        }
    }

    private void Write(Table table, bool isView)
    {
        var before = existing.FindModel(table.FullName);
        var draft = schema.GetOrAdd(isView ? BlockKind.View : BlockKind.Model, names.Model(table.FullName));
        var types = table.Columns.ToDictionary(column => column.Name, column => FieldTypeText.Of(column, names));
        _types.Add(table.FullName, types);
        AddComment(draft.Documentation, before is null || before.Documentation is null, new(false, table.Schema, table.Name, null));
        WriteColumns(table, before, draft, types);
        if (!isView)
        {
            new KeyDrafts(table, before, draft, new KeyText(table, types, names), names).Write();
        }

        var isUsable = isView || HasUsableKey(table, types);
        if (before?.IsIgnored == true || !isUsable)
        {
            _ignored.Add(table.FullName);
        }

        warnings.Add(table, draft, [.. database.Peculiarities[table.FullName]], isNew: before is null, isUsable || before?.IsIgnored == true);
        warnings.AddTypes(draft.Name, table.Columns.Where(column => types[column.Name].IsUnsupported).Select(column => (names.Field(table.FullName, column.Name), column.Type)));
    }

    private static bool HasUsableKey(Table table, Dictionary<string, FieldTypeText> types)
    {
        IEnumerable<IEnumerable<string>> keys = table.Indexes.Where(index => index is { IsUnique: true, Where: null }).Select(index => index.Columns.Select(column => column.Name));
        return (table.PrimaryKey is null ? keys : keys.Prepend(table.PrimaryKey.Columns))
            .Any(columns => columns.All(column => !types[column].IsUnsupported && table.FindColumn(column) is { IsNullable: false }));
    }

    private void WriteColumns(Table table, Model? before, BlockDraft draft, Dictionary<string, FieldTypeText> types)
    {
        var fields = before?.ScalarFields.ToDictionary(field => field.ColumnName) ?? [];
        foreach (var column in table.Columns)
        {
            var type = types[column.Name];
            if (fields.Remove(column.Name, out var field))
            {
                Update(draft.Find(field.Name)!, field, column, type, isOfView: before!.IsView);
                AddComment(draft.Find(field.Name)!.Documentation, field.Documentation is null, new(false, table.Schema, table.Name, column.Name));
            }
            else
            {
                var added = draft.AddColumn(new FieldDraft(names.Field(table.FullName, column.Name), TypeWithSign(column, type)));
                AddComment(added.Documentation, true, new(false, table.Schema, table.Name, column.Name));
                added.SetAttribute("default", DefaultText.Of(column, type, names));
                added.SetAttribute("map", added.Name == column.Name ? null : AttributeDraft.Of("map", PrismaText.Quote(column.Name)));
                added.SetNativeType(type.NativeAttribute(existing.DatasourceName));
            }
        }

        foreach (var gone in fields.Values)
        {
            draft.Find(gone.Name)!.Remove();
        }
    }

    /// <summary>A view's columns may all be NULL as far as PostgreSQL can tell, and have no defaults: there the schema knows better.</summary>
    private void Update(FieldDraft draft, ScalarField field, Column column, FieldTypeText type, bool isOfView)
    {
        var before = DeclaredState.Column(field, existing);
        var isOtherType = !PostgresType.AreSame(before.Type, column.Type);
        var isOtherArity = !isOfView && before.IsNullable != column.IsNullable && !column.IsList;
        if (isOtherType || isOtherArity)
        {
            draft.SetType(isOfView ? $"{type.Name}{FieldDraft.Sign(column.IsList ? FieldArity.List : field.Arity == FieldArity.List ? FieldArity.Optional : field.Arity)}" : TypeWithSign(column, type));
        }

        if (isOtherType)
        {
            draft.SetNativeType(type.NativeAttribute(existing.DatasourceName));
        }

        if (!isOfView && !before.HasDefaultOf(HandMade.InSchema(column, before)))
        {
            draft.SetAttribute("default", DefaultText.Of(column, type, names));
        }
    }

    private static string TypeWithSign(Column column, FieldTypeText type) =>
        type.Name + FieldDraft.Sign(column.IsList ? FieldArity.List : column.IsNullable ? FieldArity.Optional : FieldArity.Required);

    private void AddComment(List<string> documentation, bool isUndocumented, CommentedObject commented)
    {
        if (isUndocumented && database.Comments.TryGetValue(commented, out var comment))
        {
            documentation.AddRange(comment.ReplaceLineEndings("\n").Split('\n'));
        }
    }
}
