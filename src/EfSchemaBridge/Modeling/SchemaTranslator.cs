using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.Modeling;

/// <summary>Translates a schema into EF's metadata: entity types are the app's own classes, or property bags named as the models are.</summary>
internal sealed class SchemaTranslator
{
    private readonly PrismaSchema _schema;
    private readonly ModelBuilder _builder;
    private readonly IReadOnlyDictionary<Model, ModelBinding> _bindings;

    private SchemaTranslator(PrismaSchema schema, ModelBuilder builder, IReadOnlyDictionary<Model, ModelBinding> bindings)
    {
        _schema = schema;
        _builder = builder;
        _bindings = bindings;
    }

    /// <summary>Adds everything the schema holds to the model.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="builder">EF's model.</param>
    /// <param name="classes">The classes of models, where names do not tell them.</param>
    /// <exception cref="SchemaMappingException">The app's classes do not fit.</exception>
    public static void Apply(PrismaSchema schema, ModelBuilder builder, IReadOnlyDictionary<string, Type> classes)
    {
        var mistakes = new MappingMistakes();
        var bindings = ClassBinder.Bind(schema, builder, classes, mistakes);
        mistakes.ThrowIfAny();
        new SchemaTranslator(schema, builder, bindings).Apply();
    }

    private void Apply()
    {
        foreach (var extension in _schema.Datasource?.Extensions ?? [])
        {
            _builder.HasPostgresExtension(extension.Schema!, extension.Name, extension.Version!);
        }

        // An app's compiled model holds texts, and none of our records.
        _builder.HasAnnotation(SchemaAnnotationNames.EnumNames, _schema.Enums.Select(e => e.Name).ToArray());
        _builder.HasAnnotation(SchemaAnnotationNames.EnumTypes, _schema.Enums.Select(e => Sql.Name(e.DatabaseSchema, e.DatabaseName)).ToArray());
        foreach (var type in _schema.Enums)
        {
            _builder.HasPostgresEnum(type.DatabaseSchema, type.DatabaseName, [.. type.Values.Select(v => v.DatabaseName)]);
        }

        var order = 0;
        foreach (var model in _schema.Models)
        {
            EntityTypeTranslator.Translate(_bindings[model], order++);
        }

        var relations = new RelationTranslator(_builder, _bindings, _schema.Datasource?.UsesForeignKeys ?? true);
        foreach (var field in _schema.Models.SelectMany(m => m.RelationFields))
        {
            // A relation's place is that of the field that holds its key, or of the field to column B.
            switch (field.Relation)
            {
                case ForeignKeyRelation key when key.DependentField == field:
                    relations.Translate(key, order++);
                    break;
                case ManyToManyRelation pair when pair.FieldA == field:
                    relations.Translate(pair, order++);
                    break;
            }
        }
    }
}
