using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of a model and of its fields.</summary>
internal sealed class ModelBinder
{
    private readonly DiagnosticBag diagnostics;
    private readonly ScalarFieldBinder scalarFields;
    private readonly RelationFieldBinder relationFields;
    private readonly AttributeBinder<ModelSymbol> attributes;

    public ModelBinder(string? datasource, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        var keys = new KeyBinder(diagnostics);
        scalarFields = new(datasource, keys, diagnostics);
        relationFields = new(diagnostics);

        // Indexes before uniques: Prisma's order, which migrations follow.
        attributes = new(diagnostics,
        [
            new("ignore", (model, _) => BindIgnore(model)),
            new("id", keys.BindId),
            new("map", (model, arguments) => (model.MapName, model.MapAttribute) = (BlockAttributes.MapName(arguments, diagnostics), arguments.Attribute)),
            new("schema", (model, arguments) => (model.DatabaseSchema, model.DatabaseSchemaSpan) = BlockAttributes.DatabaseSchema(arguments, diagnostics)),
            new("index", keys.BindIndex, IsRepeatable: true),
            new("unique", keys.BindUnique, IsRepeatable: true),
            new("fulltext", (_, arguments) => RefuseFullText(arguments)),
            new("shardKey", (_, arguments) => RefuseShardKey(arguments)),
        ]);
    }

    public void Bind(ModelSymbol model)
    {
        foreach (var field in model.RelationFields)
        {
            relationFields.Bind(field);
        }

        foreach (var field in model.ScalarFields)
        {
            scalarFields.Bind(field);
        }

        attributes.Bind(model, model.Syntax.Attributes);
        CheckIdIsRequired(model);
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
