using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Turns checked symbols into the records that others read.</summary>
internal sealed class SchemaBuilder
{
    private readonly Dictionary<EnumSymbol, EnumType> enums = [];
    private readonly Dictionary<ModelSymbol, Model> models = [];
    private readonly Dictionary<FieldSymbol, Field> fields = [];

    private SchemaBuilder()
    {
    }

    public static PrismaSchema Build(SchemaSymbols schema)
    {
        var builder = new SchemaBuilder();
        foreach (var symbol in schema.Enums)
        {
            builder.enums.Add(symbol, BuildEnum(symbol));
        }

        foreach (var symbol in schema.Models)
        {
            builder.models.Add(symbol, builder.BuildModel(symbol));
        }

        var relations = schema.Relations.Select(builder.BuildRelation).ToList();
        return new PrismaSchema
        {
            Datasource = schema.Datasource,
            Generators = schema.Generators,
            Enums = [.. schema.Enums.Select(symbol => builder.enums[symbol])],
            Models = [.. schema.Models.Select(symbol => builder.models[symbol])],
            Relations = relations,
        };
    }

    private static EnumType BuildEnum(EnumSymbol symbol) => new(
        symbol.Name, symbol.DatabaseName, symbol.DatabaseSchema, symbol.Values, symbol.Syntax.Documentation, symbol.Syntax.Span);

    private Model BuildModel(ModelSymbol symbol)
    {
        foreach (var field in symbol.Fields)
        {
            fields.Add(field, field.Kind == FieldKind.Relation ? BuildRelationField(field) : BuildScalarField(field));
        }

        return new Model
        {
            Name = symbol.Name,
            DatabaseName = symbol.DatabaseName,
            DatabaseSchema = symbol.DatabaseSchema,
            IsView = symbol.IsView,
            IsIgnored = symbol.IsIgnored,
            Documentation = symbol.Syntax.Documentation,
            Fields = [.. symbol.Fields.Select(field => fields[field])],
            PrimaryKey = symbol.PrimaryKey is { } key ? new PrimaryKey(BuildFields(key), key.DatabaseName, key.ClientName, key.Span) : null,
            Indexes = [.. symbol.Indexes.Select(BuildIndex)],
            Span = symbol.Syntax.Span,
        };
    }

    private static RelationField BuildRelationField(FieldSymbol symbol) => new()
    {
        Name = symbol.Name,
        Arity = symbol.Arity,
        IsIgnored = symbol.IsIgnored,
        Documentation = symbol.Syntax.Documentation,
        Span = symbol.Span,
        TargetName = symbol.Target!.Name,
    };

    private ScalarField BuildScalarField(FieldSymbol symbol) => new()
    {
        Name = symbol.Name,
        Arity = symbol.Arity,
        IsIgnored = symbol.IsIgnored,
        Documentation = symbol.Syntax.Documentation,
        Span = symbol.Span,
        ColumnName = symbol.ColumnName,
        Type = symbol.Kind switch
        {
            FieldKind.Scalar => new FieldType.Scalar(symbol.ScalarType!.Value),
            FieldKind.Enum => new FieldType.Enum(enums[symbol.Enum!]),
            _ => new FieldType.Unsupported(symbol.Syntax.Type!.DatabaseType!.Value),
        },
        NativeType = symbol.NativeType,
        Default = symbol.Default,
        IsUpdatedAt = symbol.IsUpdatedAt,
    };

    private List<IndexField> BuildFields(KeySymbol key) =>
    [
        .. key.Fields.Select(field => new IndexField(
            (ScalarField)fields[field.Field],
            field.IsDescending == true,
            field.OperatorClass is { } operatorClass ? OperatorClasses.DatabaseName(operatorClass) : null)),
    ];

    private ModelIndex BuildIndex(KeySymbol key) => new(
        key.Kind == KeyKind.Unique, BuildFields(key), key.Type ?? IndexType.BTree, key.DatabaseName, key.ClientName, key.Where, key.Span);

    private Relation BuildRelation(RelationSymbol symbol)
    {
        var relation = symbol.Kind == RelationKind.ManyToMany ? BuildManyToMany(symbol) : (Relation)BuildForeignKey(symbol);
        foreach (var field in new[] { symbol.Forward, symbol.Back }.OfType<FieldSymbol>())
        {
            var built = (RelationField)fields[field];
            built.Target = models[field.Target!];
            built.Relation = relation;
        }

        return relation;
    }

    private ManyToManyRelation BuildManyToMany(RelationSymbol symbol) => new()
    {
        Name = symbol.Name,
        FieldA = (RelationField)fields[symbol.Forward!],
        ModelA = models[symbol.ModelA],
        FieldB = (RelationField)fields[symbol.Back!],
        ModelB = models[symbol.ModelB],
        TableName = $"_{symbol.Name ?? $"{symbol.ModelA.Name}To{symbol.ModelB.Name}"}",
    };

    private ForeignKeyRelation BuildForeignKey(RelationSymbol symbol)
    {
        var arguments = symbol.Forward!.Relation!;
        return new ForeignKeyRelation
        {
            Name = symbol.Name,
            Dependent = models[symbol.ModelA],
            Principal = models[symbol.ModelB],
            DependentField = (RelationField)fields[symbol.Forward],
            PrincipalField = symbol.Back is null ? null : (RelationField)fields[symbol.Back],
            Fields = [.. symbol.Fields!.Select(field => (ScalarField)fields[field])],
            References = [.. symbol.References.Select(field => (ScalarField)fields[field])],
            IsOneToOne = symbol.Kind == RelationKind.OneToOne,
            OnDelete = arguments.OnDelete?.Action ?? symbol.DefaultOnDelete,
            OnUpdate = arguments.OnUpdate?.Action ?? ReferentialAction.Cascade,
            DatabaseName = symbol.ConstraintName,
            Span = arguments.Syntax.Span,
        };
    }
}
