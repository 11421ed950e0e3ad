using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.Modeling;

/// <summary>Translates a schema into EF's metadata: entity types are property bags named as the models, properties and navigations are named as the fields.</summary>
internal sealed class SchemaTranslator
{
    private readonly PrismaSchema _schema;
    private readonly ModelBuilder _builder;

    private SchemaTranslator(PrismaSchema schema, ModelBuilder builder)
    {
        _schema = schema;
        _builder = builder;
    }

    /// <summary>Adds everything the schema holds to the model.</summary>
    public static void Apply(PrismaSchema schema, ModelBuilder builder) => new SchemaTranslator(schema, builder).Apply();

    private void Apply()
    {
        foreach (var extension in _schema.Datasource?.Extensions ?? [])
        {
            _builder.HasPostgresExtension(extension.Schema!, extension.Name, extension.Version!);
        }

        _builder.HasAnnotation(SchemaAnnotationNames.Enums, _schema.Enums);
        foreach (var type in _schema.Enums)
        {
            _builder.HasPostgresEnum(type.DatabaseSchema, type.DatabaseName, [.. type.Values.Select(v => v.DatabaseName)]);
        }

        var order = 0;
        foreach (var model in _schema.Models)
        {
            EntityTypeTranslator.Translate(model, Bag(model), order++);
        }

        var enforced = _schema.Datasource?.UsesForeignKeys ?? true;
        foreach (var field in _schema.Models.SelectMany(m => m.RelationFields))
        {
            // A relation's place is that of the field that holds its key, or of the field to column B.
            switch (field.Relation)
            {
                case ForeignKeyRelation key when key.DependentField == field:
                    RelationTranslator.Translate(key, Bag(key.Dependent), enforced, order++);
                    break;
                case ManyToManyRelation pair when pair.FieldA == field:
                    RelationTranslator.Translate(pair, Bag(pair.ModelA), enforced, order++);
                    break;
            }
        }
    }

    private EntityTypeBuilder<Dictionary<string, object>> Bag(Model model) =>
        _builder.SharedTypeEntity<Dictionary<string, object>>(model.Name);
}
