using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Turns checked symbols into the records that others read.</summary>
internal static class SchemaBuilder
{
    private static readonly FieldType.Scalar[] Scalars = [.. Enum.GetValues<ScalarType>().Select(type => new FieldType.Scalar(type))];

    public static PrismaSchema Build(SchemaSymbols schema) => new()
    {
        Datasource = schema.Datasource,
        Generators = schema.Generators,
        Enums = [.. schema.Enums.Select(symbol => symbol.Built = BuildEnum(symbol))],
        Models = [.. schema.Models.Select(symbol => symbol.Built = BuildModel(symbol))],
        Relations = [.. schema.Relations.Select(BuildRelation)],
    };

    private static EnumType BuildEnum(EnumSymbol symbol) => new(
        symbol.Name, symbol.DatabaseName, symbol.DatabaseSchema, symbol.Values, symbol.Syntax.Documentation, symbol.Syntax.Span);

    private static Model BuildModel(ModelSymbol symbol)
    {
        var fields = new Field[symbol.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var field = symbol.Fields[i];
            fields[i] = field.Built = field.Kind == FieldKind.Relation ? BuildRelationField(field) : BuildScalarField(field);
        }

        return new Model
        {
            Name = symbol.Name,
            DatabaseName = symbol.DatabaseName,
            DatabaseSchema = symbol.DatabaseSchema,
            IsView = symbol.IsView,
            IsIgnored = symbol.IsIgnored,
            Documentation = symbol.Syntax.Documentation,
            Fields = fields,
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

    private static ScalarField BuildScalarField(FieldSymbol symbol) => new()
    {
        Name = symbol.Name,
        Arity = symbol.Arity,
        IsIgnored = symbol.IsIgnored,
        Documentation = symbol.Syntax.Documentation,
        Span = symbol.Span,
        ColumnName = symbol.ColumnName,
        Type = symbol.Kind switch
        {
            FieldKind.Scalar => Scalars[(int)symbol.ScalarType!.Value],
            FieldKind.Enum => new FieldType.Enum(symbol.Enum!.Built!),
            _ => new FieldType.Unsupported(symbol.Syntax.Type!.DatabaseType!.Value),
        },
        NativeType = symbol.NativeType,
        Default = symbol.Default,
        IsUpdatedAt = symbol.IsUpdatedAt,
    };

    private static IndexField[] BuildFields(KeySymbol key) =>
    [
        .. key.Fields.Select(field => new IndexField(
            (ScalarField)field.Field.Built!,
            field.IsDescending == true,
            field.OperatorClass is { } operatorClass ? OperatorClasses.DatabaseName(operatorClass) : null)),
    ];

    private static ModelIndex BuildIndex(KeySymbol key) => new(
        key.Kind == KeyKind.Unique, BuildFields(key), key.Type ?? IndexType.BTree, key.DatabaseName, key.ClientName, key.Where, key.Span);

    private static Relation BuildRelation(RelationSymbol symbol)
    {
        var relation = symbol.Kind == RelationKind.ManyToMany ? BuildManyToMany(symbol) : (Relation)BuildForeignKey(symbol);
        Join(symbol.Forward, relation);
        Join(symbol.Back, relation);
        return relation;
    }

    private static void Join(FieldSymbol? symbol, Relation relation)
    {
        if (symbol is { Built: RelationField field })
        {
            field.Target = symbol.Target!.Built!;
            field.Relation = relation;
        }
    }

    private static ManyToManyRelation BuildManyToMany(RelationSymbol symbol) => new()
    {
        Name = symbol.Name,
        FieldA = (RelationField)symbol.Forward!.Built!,
        ModelA = symbol.ModelA.Built!,
        FieldB = (RelationField)symbol.Back!.Built!,
        ModelB = symbol.ModelB.Built!,
        TableName = $"_{symbol.Name ?? $"{symbol.ModelA.Name}To{symbol.ModelB.Name}"}",
    };

    private static ForeignKeyRelation BuildForeignKey(RelationSymbol symbol)
    {
        var arguments = symbol.Forward!.Relation!;
        return new ForeignKeyRelation
        {
            Name = symbol.Name,
            Dependent = symbol.ModelA.Built!,
            Principal = symbol.ModelB.Built!,
            DependentField = (RelationField)symbol.Forward!.Built!,
            PrincipalField = symbol.Back is null ? null : (RelationField)symbol.Back!.Built!,
            Fields = [.. symbol.Fields!.Select(field => (ScalarField)field.Built!)],
            References = [.. symbol.References.Select(field => (ScalarField)field.Built!)],
            IsOneToOne = symbol.Kind == RelationKind.OneToOne,
            OnDelete = arguments.OnDelete?.Action ?? symbol.DefaultOnDelete,
            OnUpdate = arguments.OnUpdate?.Action ?? ReferentialAction.Cascade,
            DatabaseName = symbol.ConstraintName,
            Span = arguments.Syntax.Span,
        };
    }
}
