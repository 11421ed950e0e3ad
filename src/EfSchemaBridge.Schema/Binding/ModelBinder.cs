using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of a model and of its fields.</summary>
internal sealed class ModelBinder(string? datasource, DiagnosticBag diagnostics)
{
    private readonly ScalarFieldBinder scalarFields = new(datasource, diagnostics);
    private readonly RelationFieldBinder relationFields = new(diagnostics);
    private readonly KeyBinder keys = new(diagnostics);

    public void Bind(ModelSymbol model)
    {
        foreach (var field in model.RelationFields)
        {
            relationFields.Bind(field);
        }

        foreach (var field in model.ScalarFields)
        {
            scalarFields.Bind(field, keys);
        }

        var attributes = new AttributeReader(model.Syntax.Attributes, diagnostics);
        attributes.Single("ignore", _ => BindIgnore(model));
        attributes.Single("id", arguments => keys.BindId(model, arguments));
        attributes.Single("map", arguments =>
        {
            model.MapName = BlockAttributes.MapName(arguments, diagnostics);
            model.MapAttribute = arguments.Attribute;
        });
        attributes.Single("schema", arguments => (model.DatabaseSchema, model.DatabaseSchemaSpan) = BlockAttributes.DatabaseSchema(arguments, diagnostics));
        BindIndexes(model, attributes);
        attributes.Single("fulltext", RefuseFullText);
        attributes.Single("shardKey", RefuseShardKey);
        attributes.ReportUnread();
        CheckIdIsRequired(model);
    }

    /// <summary>Prisma's order, which migrations follow: indexes, then uniques.</summary>
    private void BindIndexes(ModelSymbol model, AttributeReader attributes)
    {
        attributes.Every("index", arguments => model.Indexes.AddRange(keys.BindIndex(model, arguments)));
        attributes.Every("unique", arguments => model.Indexes.AddRange(keys.BindUnique(model, arguments)));
    }

    private void BindIgnore(ModelSymbol model)
    {
        model.IsIgnored = true;
        foreach (var field in model.ScalarFields.Where(field => field.IsIgnored))
        {
            diagnostics.Error(DiagnosticCodes.Ignore, field.Span, $"The field `{field}` needs no `@ignore`: its model is ignored already.");
        }
    }

    private void CheckIdIsRequired(ModelSymbol model)
    {
        if (!model.IsIgnored && model.PrimaryKey is { Syntax.IsOfBlock: false, Fields: [{ Field: { IsRequired: false } field }] } key)
        {
            diagnostics.Error(DiagnosticCodes.OptionalId, key.Span, $"The id `{field}` must be required.");
        }
    }

    private static void RefuseFullText(ArgumentReader arguments)
    {
        arguments.Discard();
        arguments.Error(DiagnosticCodes.UnsupportedIndexOption, "PostgreSQL has no `@@fulltext` indexes in this language.",
            "Use a `@@index` of type Gin on a tsvector column.");
    }

    private static void RefuseShardKey(ArgumentReader arguments)
    {
        arguments.Discard();
        arguments.Error(DiagnosticCodes.UnsupportedIndexOption, "PostgreSQL has no shard keys.");
    }
}
