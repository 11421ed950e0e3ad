using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Turns a live database into a schema. What the existing schema says already, and the database does not contradict, stays as it is written.</summary>
internal sealed class SchemaIntrospection
{
    private readonly LiveDatabase _database;
    private readonly ExistingSchema _existing;
    private readonly IntrospectionWarnings _warnings;
    private readonly SchemaDraft _draft;

    private SchemaIntrospection(LiveDatabase database, ExistingSchema existing, IReadOnlyList<SchemaSyntax> files)
    {
        (_database, _existing, _warnings) = (database, existing, new IntrospectionWarnings());
        _draft = new SchemaDraft(files, existing);
    }

    /// <summary>Introspects.</summary>
    /// <param name="database">The database.</param>
    /// <param name="request">The existing files, and how they are to be treated.</param>
    /// <returns>The new files and what is to be said about them.</returns>
    /// <exception cref="IntrospectionException">ESB4001: the database is empty; ESB4002: it refers to schemas that are not pulled; ESB4003: the result would be no valid schema.</exception>
    public static IntrospectionResult Run(LiveDatabase database, IntrospectionRequest request)
    {
        var result = SchemaReader.Parse(request.Files);
        if (result.Schema is null)
        {
            return new([], [], 0, 0, 0, result.Diagnostics);
        }

        var existing = new ExistingSchema(result.Schema, database.DefaultSchema);
        var schemas = existing.Schemas.Count > 0 ? existing.Schemas : [database.DefaultSchema];
        var visible = new VisibleDatabase(database, existing, schemas).Read();
        var syntax = request.Files.Select(file => SchemaParser.Parse(file, new DiagnosticBag())).ToList();
        return new SchemaIntrospection(visible, existing, syntax).Run(request.NewBlocks, schemas, database);
    }

    /// <summary>A file with its datasource and generators alone.</summary>
    public static SourceFile WithoutModels(SourceFile file)
    {
        var syntax = SchemaParser.Parse(file, new DiagnosticBag());
        var drafts = new Dictionary<BlockSyntax, BlockDraft>(ReferenceEqualityComparer.Instance);
        foreach (var block in syntax.Blocks.Where(block => block.Kind is not (BlockKind.Datasource or BlockKind.Generator)))
        {
            var draft = new BlockDraft(block, _ => false);
            draft.Remove();
            drafts.Add(block, draft);
        }

        return new SourceFile(file.Path, FileText.Write(syntax, drafts, new Dictionary<BlockSyntax, string>(), []));
    }

    private IntrospectionResult Run(int newBlocks, IReadOnlyList<string> schemas, LiveDatabase whole)
    {
        var names = DatabaseNames.Of(_database, _existing);
        var joins = JoinTables(names);
        var joined = joins.Select(join => join.Table.FullName).Concat(_existing.Relations.OfType<Schema.Semantics.ManyToManyRelation>()
            .Select(relation => (_existing.Schema(relation.ModelA.DatabaseSchema), relation.TableName))).ToHashSet();
        var tables = _database.State.Tables.Where(table => !joined.Contains(table.FullName) || _existing.FindModel(table.FullName) is not null).ToList();
        var withSchema = schemas.Count > 0 && _existing.Schemas.Count > 0;
        var models = new ModelDrafts(_draft, _existing, names, _database, withSchema, _warnings);
        models.Write(tables, isView: false);
        models.Write(_database.Views, isView: true);
        new RelationDrafts(_draft, _existing, names, models, _warnings).Write(tables, joins);
        models.Finish(tables);
        new EnumDrafts(_draft, _existing, names, _database, withSchema).Write();
        _draft.RemoveWhatIsGone(tables.Concat(_database.Views).Select(table => names.Model(table.FullName)), _database.State.Enums.Select(type => names.FindEnum(type.FullName)!));
        ExtensionsProperty.Write(_draft, _existing, _database.State.Extensions);
        _warnings.AddRenamed(names.Renamed.Where(pair => !joined.Contains(pair.Name)));
        _warnings.AddOtherSchemas(whole, schemas);
        return Checked(new(_draft.Write(newBlocks), _warnings.Lines, tables.Count, _database.Views.Count, _database.State.Enums.Count, []));
    }

    private List<JoinTable> JoinTables(DatabaseNames names)
    {
        var byName = _database.State.Tables.ToDictionary(table => table.FullName);
        return [.. _database.State.Tables
            .Where(table => _existing.FindModel(table.FullName) is null)
            .Select(table => JoinTable.TryRead(table, out var join) && HasId(join.A) && HasId(join.B)
                && string.CompareOrdinal(names.Model(join.A), names.Model(join.B)) <= 0 ? join : null)
            .OfType<JoinTable>()];

        bool HasId((string? Schema, string Name) table) => byName.TryGetValue(table, out var found) && found.PrimaryKey is { Columns.Count: 1 };
    }

    /// <summary>A schema that cannot be read helps nobody, least of all in the place of one that could.</summary>
    private static IntrospectionResult Checked(IntrospectionResult result) =>
        SchemaReader.Parse(result.Files).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new IntrospectionException("ESB4003", $"What was found in the database makes no valid schema, so nothing was written: {error.Message} ({error.Code}, `{error.Span.Text}`)")
            : result;

    /// <summary>The part of a database that the existing schema asks for.</summary>
    private sealed class VisibleDatabase(LiveDatabase database, ExistingSchema existing, IReadOnlyList<string> schemas)
    {
        public LiveDatabase Read()
        {
            var visible = database.Within([.. schemas]);
            if (visible.State.Tables.Count + visible.State.Enums.Count == 0 && (visible.Views.Count == 0 || !existing.HasPreviewFeature(PreviewFeatures.Views)))
            {
                throw new IntrospectionException("ESB4001", Empty());
            }

            CheckReferences(visible);
            return visible with
            {
                Views = existing.HasPreviewFeature(PreviewFeatures.Views) ? visible.Views : [],
                State = existing.HasPreviewFeature(PreviewFeatures.PartialIndexes) ? visible.State : WithoutPartialIndexes(visible.State),
            };
        }

        private string Empty()
        {
            var others = database.State.Tables.Select(table => table.Schema ?? database.DefaultSchema).Distinct().Order(StringComparer.Ordinal).ToList();
            return $"The database holds no table, view or enum in {Words(schemas)} (Prisma's P4001). "
                + (others.Count == 0
                    ? "Write a schema and run `dotnet schemabridge migrate dev` to fill it, or check the connection."
                    : $"There are tables in {Words(others)}: list them in the datasource, as in `schemas = {PrismaText.List(others.Select(PrismaText.Quote))}`, or pass --schemas {string.Join(',', others)}.");
        }

        private void CheckReferences(LiveDatabase visible)
        {
            var outside = visible.State.Tables
                .SelectMany(table => table.ForeignKeys.Select(key => (table, key)))
                .FirstOrDefault(pair => !schemas.Contains(pair.key.PrincipalSchema ?? database.DefaultSchema));
            if (outside.key is { } key)
            {
                string[] all = [.. schemas, key.PrincipalSchema ?? database.DefaultSchema];
                throw new IntrospectionException(
                    "ESB4002",
                    $"The foreign key `{key.Name}` of `{outside.table.Name}` refers to `{key.PrincipalTable}` in the schema `{all[^1]}`, which is not pulled (Prisma's P4002). "
                    + $"List it in the datasource, as in `schemas = {PrismaText.List(all.Select(PrismaText.Quote))}`, or pass --schemas {string.Join(',', all)}.");
            }
        }

        private static RelationalState WithoutPartialIndexes(RelationalState state) => state with
        {
            Tables = [.. state.Tables.Select(table => table with { Indexes = [.. table.Indexes.Where(index => index.Where is null)] })],
        };

        private static string Words(IReadOnlyList<string> schemas) =>
            (schemas.Count == 1 ? "the schema " : "the schemas ") + string.Join(", ", schemas.Select(schema => $"`{schema}`"));
    }
}
