using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection;

using FullName = (string? Schema, string Name);

/// <summary>Writes the relations that foreign keys and join tables make. Those that are said already keep their names.</summary>
internal sealed class RelationDrafts(SchemaDraft schema, ExistingSchema existing, DatabaseNames names, ModelDrafts models, IntrospectionWarnings warnings)
{
    private readonly Dictionary<FullName, Table> _tables = [];
    private readonly HashSet<ForeignKey> _said = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes all relations.</summary>
    /// <param name="tables">The tables that are models.</param>
    /// <param name="joins">The tables of many-to-many relations.</param>
    public void Write(IReadOnlyList<Table> tables, IReadOnlyList<JoinTable> joins)
    {
        foreach (var table in tables)
        {
            _tables.Add(table.FullName, table);
        }

        var joined = joins.Select(join => join.Table.FullName).ToHashSet();
        foreach (var relation in existing.Relations)
        {
            joined.ExceptWith(Update(relation, joined));
        }

        if (!existing.UsesForeignKeys)
        {
            return;
        }

        var relationNames = new RelationNames(tables, joins, names);
        foreach (var (table, key) in tables.SelectMany(table => table.ForeignKeys.Select(key => (table, key))).Where(pair => !_said.Contains(pair.key)))
        {
            if (table.ForeignKeys.Any(other => _said.Contains(other) && IsOfSameColumns(other, key)))
            {
                warnings.AddRepeated(names.Model(table.FullName), key);
            }
            else
            {
                _said.Add(key);
                Add(table, key, relationNames);
            }
        }

        foreach (var join in joins.Where(join => joined.Contains(join.Table.FullName)))
        {
            Add(join, relationNames.Of(join));
        }
    }

    /// <summary>Updates a relation, and gives the join table that it says.</summary>
    private FullName[] Update(Relation relation, HashSet<FullName> joined)
    {
        if (relation is ManyToManyRelation pair)
        {
            FullName table = (existing.Schema(pair.ModelA.DatabaseSchema), pair.TableName);
            if (existing.UsesForeignKeys ? !joined.Contains(table) : IsGone(pair.ModelA) || IsGone(pair.ModelB))
            {
                Remove(pair.ModelA, pair.FieldA);
                Remove(pair.ModelB, pair.FieldB);
            }

            return [table];
        }

        var key = (ForeignKeyRelation)relation;
        if (IsGone(key.Dependent) || IsGone(key.Principal))
        {
            Remove(key);
        }
        else if (existing.UsesForeignKeys && !key.Dependent.IsView && !key.Principal.IsView)
        {
            Update(key);
        }

        return [];
    }

    private void Update(ForeignKeyRelation relation)
    {
        var (table, declared) = (_tables[existing.FullNameOf(relation.Dependent)], DeclaredState.ForeignKey(relation, existing));
        var candidates = table.ForeignKeys.Where(key => !_said.Contains(key) && IsOfSameColumns(key, declared)).ToList();
        if ((candidates.Find(key => key.Name == declared.Name) ?? candidates.FirstOrDefault()) is not { } now)
        {
            Remove(relation);
            return;
        }

        _said.Add(now);
        var (forward, back) = (schema.Of(relation.Dependent).Find(relation.DependentField.Name)!, relation.PrincipalField is { } field ? schema.Of(relation.Principal).Find(field.Name) : null);
        if (now.Name != declared.Name || now.OnDelete != declared.OnDelete || now.OnUpdate != declared.OnUpdate)
        {
            forward.SetAttribute("relation", Attribute(table, now, relation.Name));
        }

        var wasOptional = relation.Fields.Any(key => key.Arity == FieldArity.Optional);
        if (wasOptional != IsOptional(table, now))
        {
            forward.SetType(relation.Principal.Name + (wasOptional ? "" : "?"));
        }

        if (back is not null && relation.IsOneToOne && !IsUnique(table, now))
        {
            back.SetType($"{relation.Dependent.Name}[]");
        }

        Ignore(table.FullName, forward, now.PrincipalName, back);
    }

    private void Add(Table table, ForeignKey key, RelationNames relationNames)
    {
        var (dependent, principal) = (schema[names.Model(table.FullName)], schema[names.Model(key.PrincipalName)]);
        var mismatch = key.Columns.Zip(key.PrincipalColumns).FirstOrDefault(pair => !HaveSameType(models.Type(table.FullName, pair.First), models.Type(key.PrincipalName, pair.Second)));
        if (mismatch.First is not null)
        {
            warnings.AddMismatch(dependent.Name, key, principal.Name);
            return;
        }

        var name = relationNames.Of(table, key);
        var forward = AddField(dependent, name.Forward, principal.Name + (IsOptional(table, key) ? "?" : ""));
        forward.SetAttribute("relation", Attribute(table, key, name.Relation));
        var back = AddField(principal, name.Back, dependent.Name + (IsUnique(table, key) ? "?" : "[]"));
        back.SetAttribute("relation", name.Relation is null ? null : AttributeDraft.Of("relation", PrismaText.Quote(name.Relation)));
        Ignore(table.FullName, forward, key.PrincipalName, back);
    }

    private void Add(JoinTable join, RelationName name)
    {
        var (a, b) = (schema[names.Model(join.A)], schema[names.Model(join.B)]);
        var attribute = name.Relation is null ? null : AttributeDraft.Of("relation", PrismaText.Quote(name.Relation));
        AddField(a, name.Forward, $"{b.Name}[]").SetAttribute("relation", attribute);
        AddField(b, name.Back, $"{a.Name}[]").SetAttribute("relation", attribute);
    }

    private static FieldDraft AddField(BlockDraft model, string name, string type)
    {
        var unique = name;
        for (var number = 2; model.Find(unique) is not null; number++)
        {
            unique = $"{name}_{number}";
        }

        return model.AddRelation(new FieldDraft(unique, type, isRelation: true));
    }

    /// <summary>A field that leads to an ignored model, or whose own side clients cannot know, is ignored where its model is not.</summary>
    private void Ignore(FullName dependent, FieldDraft forward, FullName principal, FieldDraft? back)
    {
        if (models.IsIgnored(dependent) != models.IsIgnored(principal))
        {
            var field = models.IsIgnored(dependent) ? back : forward;
            field?.SetAttribute("ignore", field.FindAttribute("ignore") ?? AttributeDraft.Of("ignore"));
        }
    }

    private AttributeDraft Attribute(Table table, ForeignKey key, string? name)
    {
        var isOptional = key.Columns.All(column => table.FindColumn(column) is { IsNullable: true });
        string?[] arguments =
        [
            name is null ? null : PrismaText.Quote(name),
            $"fields: {PrismaText.List(key.Columns.Select(column => names.Field(table.FullName, column)))}",
            $"references: {PrismaText.List(key.PrincipalColumns.Select(column => names.Field(key.PrincipalName, column)))}",
            key.OnDelete == (isOptional ? ForeignKeyAction.SetNull : ForeignKeyAction.Restrict) ? null : $"onDelete: {key.OnDelete}",
            key.OnUpdate == ForeignKeyAction.Cascade ? null : $"onUpdate: {key.OnUpdate}",
            key.Name == Schema.Binding.ConstraintNames.ForeignKey(table.Name, key.Columns) ? null : $"map: {PrismaText.Quote(key.Name)}",
        ];
        return AttributeDraft.Of("relation", string.Join(", ", arguments.OfType<string>()));
    }

    private void Remove(ForeignKeyRelation relation)
    {
        Remove(relation.Dependent, relation.DependentField);
        if (relation.PrincipalField is { } back)
        {
            Remove(relation.Principal, back);
        }
    }

    private void Remove(Model model, RelationField field) => schema.Of(model).Find(field.Name)!.Remove();

    private bool IsGone(Model model) => !_tables.ContainsKey(existing.FullNameOf(model)) && !(model.IsView && models.IsKnown(existing.FullNameOf(model)));

    private static bool IsOptional(Table table, ForeignKey key) => key.Columns.Any(column => table.FindColumn(column) is { IsNullable: true });

    private static bool IsUnique(Table table, ForeignKey key) =>
        (table.PrimaryKey?.Columns.SequenceEqual(key.Columns) ?? false)
        || table.Indexes.Any(index => index is { IsUnique: true, Where: null } && index.Columns.Select(column => column.Name).SequenceEqual(key.Columns));

    private static bool IsOfSameColumns(ForeignKey one, ForeignKey other) =>
        one.PrincipalName == other.PrincipalName
        && one.Columns.Zip(one.PrincipalColumns).ToHashSet().SetEquals(other.Columns.Zip(other.PrincipalColumns));

    private static bool HaveSameType(FieldTypeText one, FieldTypeText other) =>
        one.Scalar == other.Scalar && one.Enum == other.Enum && (!one.IsUnsupported || one.Name == other.Name);
}
