using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection;

using FullName = (string? Schema, string Name);

/// <summary>The schema as it was before, found by the names in the database.</summary>
internal sealed class ExistingSchema
{
    private readonly PrismaSchema _schema;
    private readonly string _defaultSchema;
    private readonly Dictionary<FullName, Model> _models;
    private readonly Dictionary<FullName, EnumType> _enums;

    /// <summary>Takes a schema.</summary>
    /// <param name="schema">The schema; without models when its models are to be forgotten.</param>
    /// <param name="defaultSchema">The PostgreSQL schema that is left out of names.</param>
    public ExistingSchema(PrismaSchema schema, string defaultSchema)
    {
        _schema = schema;
        _defaultSchema = defaultSchema;
        _models = schema.Models.ToDictionary(FullNameOf);
        _enums = schema.Enums.ToDictionary(type => (Schema(type.DatabaseSchema), type.DatabaseName));
    }

    /// <summary>The datasource's name, which native types begin with.</summary>
    public string DatasourceName => _schema.Datasource?.Name ?? "db";

    /// <summary>The PostgreSQL schemas the datasource lists; empty when it lists none.</summary>
    public IReadOnlyList<string> Schemas => _schema.Datasource?.Schemas ?? [];

    /// <summary>False under <c>relationMode = "prisma"</c>.</summary>
    public bool UsesForeignKeys => _schema.Datasource?.UsesForeignKeys ?? true;

    /// <summary>All models and views.</summary>
    public IReadOnlyList<Model> Models => _schema.Models;

    /// <summary>All relations.</summary>
    public IReadOnlyList<Relation> Relations => _schema.Relations;

    /// <summary>The extensions the datasource lists.</summary>
    public IReadOnlyList<Extension> Extensions => _schema.Datasource?.Extensions ?? [];

    /// <summary>Whether a generator turns a preview feature on.</summary>
    public bool HasPreviewFeature(string name) =>
        _schema.Generators.Any(generator => generator.PreviewFeatures.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The model or view of a table, or null.</summary>
    public Model? FindModel(FullName table) => _models.GetValueOrDefault(table);

    /// <summary>The enum of a type, or null.</summary>
    public EnumType? FindEnum(FullName type) => _enums.GetValueOrDefault(type);

    /// <summary>What a model's table is called.</summary>
    public FullName FullNameOf(Model model) => (Schema(model.DatabaseSchema), model.DatabaseName);

    /// <summary>A schema's name, null for the default one.</summary>
    public string? Schema(string? name) => name == _defaultSchema ? null : name;
}
