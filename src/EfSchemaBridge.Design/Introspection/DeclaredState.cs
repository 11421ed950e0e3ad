using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>What parts of an existing schema mean in the database, so that they can be compared with what is there.</summary>
internal static class DeclaredState
{
    /// <summary>The column of a field.</summary>
    public static Column Column(ScalarField field, ExistingSchema schema)
    {
        var mapping = ColumnMapping.Of(field);
        var element = field.Type switch
        {
            FieldType.Enum(var type) => Sql.Name(schema.Schema(type.DatabaseSchema), type.DatabaseName),
            FieldType.Unsupported(var type) => type,
            _ => mapping!.StoreType,
        };
        var isList = field.Arity == FieldArity.List;
        return new(field.ColumnName, PostgresType.Canonical(isList ? $"{element}[]" : element), field.Arity != FieldArity.Required, Default(field, element));
    }

    /// <summary>A unique or an index.</summary>
    public static TableIndex Index(ModelIndex index) => new(
        index.DatabaseName,
        index.IsUnique,
        [.. index.Fields.Select(field => new IndexColumn(field.Field.ColumnName, field.IsDescending, field.OperatorClass))],
        index.Type.ToString().ToLowerInvariant(),
        index.Where);

    /// <summary>A primary key.</summary>
    public static Key Key(PrimaryKey key) => new(key.DatabaseName, [.. key.Fields.Select(field => field.Field.ColumnName)]);

    /// <summary>The foreign key of a relation.</summary>
    public static ForeignKey ForeignKey(ForeignKeyRelation relation, ExistingSchema schema) => new(
        relation.DatabaseName,
        [.. relation.Fields.Select(field => field.ColumnName)],
        schema.Schema(relation.Principal.DatabaseSchema),
        relation.Principal.DatabaseName,
        [.. relation.References.Select(field => field.ColumnName)],
        Action(relation.OnDelete),
        Action(relation.OnUpdate));

    private static ColumnDefault? Default(ScalarField field, string element) => field.Default is DefaultValue.Autoincrement
        ? new ColumnDefault.Serial()
        : DefaultSql.Of(field, element) is { } sql ? new ColumnDefault.Expression(sql) : null;

    private static ForeignKeyAction Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => ForeignKeyAction.Cascade,
        ReferentialAction.Restrict => ForeignKeyAction.Restrict,
        ReferentialAction.SetNull => ForeignKeyAction.SetNull,
        ReferentialAction.SetDefault => ForeignKeyAction.SetDefault,
        _ => ForeignKeyAction.NoAction,
    };
}
