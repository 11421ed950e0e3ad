using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using StoreAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the state that an EF Core model describes.</summary>
internal static class ModelState
{
    /// <summary>The state of a design-time model (<c>IDesignTimeModel</c>): the run-time model has lost column order and constraint names.</summary>
    public static RelationalState Of(IRelationalModel model)
    {
        var tables = model.Tables
            .Where(t => !t.IsExcludedFromMigrations)
            .OrderBy(t => Order(EntityType(t)))
            .ThenBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal);
        return new(
            [.. model.Model.GetPostgresExtensions().Select(e => new ExtensionState(e.Name, e.Schema, e.Version))],
            [.. Enums(model.Model)],
            [.. tables.Select(Table)]);
    }

    private static IEnumerable<EnumState> Enums(IModel model)
    {
        var declared = (model[SchemaAnnotationNames.Enums] as IReadOnlyList<EnumType> ?? []).Select(e => (e.DatabaseSchema, e.DatabaseName)).ToList();
        return model.GetPostgresEnums()
            .OrderBy(e => declared.IndexOf((e.Schema, e.Name)) is var place && place < 0 ? int.MaxValue : place)
            .ThenBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => new EnumState(e.Schema, e.Name, e.Labels));
    }

    private static Table Table(ITable table)
    {
        var columns = table.Columns.Where(c => !IsSystemColumn(c)).Select(c => (Order: Order(c), Column: Column(c)))
            .Concat(Unmapped<UnmappedColumn>(table, SchemaAnnotationNames.UnmappedColumns).Select(c => (c.Order, Column(c))))
            .OrderBy(pair => pair.Order)
            .Select(pair => pair.Item2);
        var primaryKey = table.PrimaryKey is { } key && !IsUniqueIndex(key.MappedKeys) ? new Key(key.Name, Names(key.Columns)) : null;
        return new(table.Schema, table.Name, [.. columns], primaryKey, [.. Indexes(table)], [.. ForeignKeys(table)]);
    }

    private static IEnumerable<TableIndex> Indexes(ITable table)
    {
        var indexes = table.Indexes.Where(i => !i.MappedIndexes.All(IsUnwanted)).Select(i => (Order: Order(i.MappedIndexes.First()), Index: Index(i)))
            .Concat(Unmapped<UnmappedIndex>(table, SchemaAnnotationNames.UnmappedIndexes).Select(i => (i.Order, Index: Index(i))))
            .OrderBy(pair => pair.Order).ThenBy(pair => pair.Index.Name, StringComparer.Ordinal)
            .Select(pair => pair.Index).ToList();
        // Prisma's uniques are indexes; where EF needs one as a key, the model may know it twice.
        var keys = table.UniqueConstraints.Where(u => table.PrimaryKey != u || IsUniqueIndex(u.MappedKeys));
        var missing = keys.Where(u => !indexes.Exists(i => i.IsUnique && i.Columns.Select(c => c.Name).SequenceEqual(Names(u.Columns))));
        return indexes.Concat(missing.Select(u => new TableIndex(u.Name, true, [.. u.Columns.Select(c => new IndexColumn(c.Name, false, null))], TableIndex.DefaultMethod, null)));
    }

    /// <summary>EF's conventions index foreign keys; a schema says itself which indexes there are.</summary>
    private static bool IsUnwanted(IIndex index) =>
        index is IConventionIndex convention
        && convention.GetConfigurationSource() == ConfigurationSource.Convention
        && index.DeclaringEntityType[SchemaAnnotationNames.Order] is not null;

    /// <summary>PostgreSQL's own version of a row, which every table has: a concurrency token, and nothing to migrate.</summary>
    private static bool IsSystemColumn(IColumn column) => column is { Name: "xmin", StoreType: "xid" };

    private static TableIndex Index(ITableIndex index)
    {
        var mapped = index.MappedIndexes.First();
        var operators = mapped.GetOperators();
        var columns = index.Columns.Select((c, i) => new IndexColumn(
            c.Name,
            index.IsDescending is { } descending && (descending.Count == 0 || descending[i]),
            operators?.ElementAtOrDefault(i) is { Length: > 0 } operatorClass ? operatorClass : null));
        return new(index.Name, index.IsUnique, [.. columns], mapped.GetMethod()?.ToLowerInvariant() ?? TableIndex.DefaultMethod, index.Filter);
    }

    private static TableIndex Index(UnmappedIndex index)
    {
        var columns = index.Columns.Select((c, i) => new IndexColumn(
            c,
            index.Descending.ElementAtOrDefault(i),
            index.OperatorClasses.ElementAtOrDefault(i) is { Length: > 0 } operatorClass ? operatorClass : null));
        return new(index.Name, index.IsUnique, [.. columns], index.Method, index.Filter);
    }

    private static IEnumerable<ForeignKey> ForeignKeys(ITable table) => table.ForeignKeyConstraints
        .Where(k => k.MappedForeignKeys.All(m => m[SchemaAnnotationNames.Unenforced] is null))
        .Select(k => (Order: Order(k.MappedForeignKeys.First()), Key: ForeignKey(k)))
        .Concat(Unmapped<UnmappedForeignKey>(table, SchemaAnnotationNames.UnmappedForeignKeys).Select(k => (k.Order, Key: ForeignKey(k))))
        .OrderBy(pair => pair.Order).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
        .Select(pair => pair.Key);

    private static ForeignKey ForeignKey(UnmappedForeignKey key) =>
        new(key.Name, key.Columns, key.PrincipalSchema, key.PrincipalTable, key.PrincipalColumns, Action(key.OnDelete), Action(key.OnUpdate));

    private static ForeignKey ForeignKey(IForeignKeyConstraint key)
    {
        var mapped = key.MappedForeignKeys.First();
        var order = mapped[SchemaAnnotationNames.KeyOrder] as IReadOnlyList<int> ?? [.. Enumerable.Range(0, key.Columns.Count)];
        return new(
            key.Name,
            [.. order.Select(place => key.Columns[place].Name)],
            key.PrincipalTable.Schema,
            key.PrincipalTable.Name,
            [.. order.Select(place => key.PrincipalColumns[place].Name)],
            Action(mapped[SchemaAnnotationNames.OnDelete] as StoreAction? ?? key.OnDeleteAction),
            Action(mapped[SchemaAnnotationNames.OnUpdate] as StoreAction? ?? StoreAction.NoAction));
    }

    private static Column Column(IColumn column) => new(column.Name, Type(column), column.IsNullable, Default(column));

    /// <summary>The column's type; Npgsql quotes the names of enums only where it must, and the canonical spelling always does.</summary>
    private static string Type(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var clrType = property.GetElementType()?.ClrType ?? property.ClrType;
        if (!(Nullable.GetUnderlyingType(clrType) ?? clrType).IsEnum)
        {
            return PostgresType.Canonical(column.StoreType);
        }

        var isArray = column.StoreType.EndsWith("[]", StringComparison.Ordinal);
        var storeName = Unquoted(isArray ? column.StoreType[..^2] : column.StoreType);
        var type = property.DeclaringType.Model.GetPostgresEnums().FirstOrDefault(e => Unquoted(e.Schema is null ? e.Name : $"{e.Schema}.{e.Name}") == storeName);
        if (type is null && property[SchemaAnnotationNames.Enum] is string name)
        {
            throw new SchemaMappingException($"ESB5011: Npgsql does not know that the enum {clrType} of the property {property.DeclaringType.DisplayName()}.{property.Name} is the schema's enum {name}. Put [SchemaEnum(typeof({clrType.Name}), \"{DatabaseNameOf(name, property)}\")] on the context.");
        }

        return type is null ? PostgresType.Canonical(column.StoreType) : Migrations.Sql.Sql.Name(type.Schema, type.Name) + (isArray ? "[]" : "");
    }

    private static string DatabaseNameOf(string schemaEnum, IProperty property) =>
        (property.DeclaringType.Model[SchemaAnnotationNames.Enums] as IReadOnlyList<EnumType>)?.FirstOrDefault(e => e.Name == schemaEnum)?.DatabaseName ?? schemaEnum;

    private static string Unquoted(string name) => name.Replace("\"", "", StringComparison.Ordinal);

    private static Column Column(UnmappedColumn column) => new(
        column.Name,
        PostgresType.Canonical(column.StoreType),
        column.IsNullable,
        column.DefaultValueSql is { } sql ? new ColumnDefault.Expression(sql) : null);

    private static ColumnDefault? Default(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var strategy = property.GetValueGenerationStrategy(StoreObjectIdentifier.Table(column.Table.Name, column.Table.Schema));
        return strategy switch
        {
            NpgsqlValueGenerationStrategy.SerialColumn => new ColumnDefault.Serial(),
            NpgsqlValueGenerationStrategy.IdentityAlwaysColumn => new ColumnDefault.Identity(Always: true),
            NpgsqlValueGenerationStrategy.IdentityByDefaultColumn => new ColumnDefault.Identity(Always: false),
            _ when column.DefaultValueSql is { } sql => new ColumnDefault.Expression(sql),
            _ when column.TryGetDefaultValue(out var value) && value is not null => new ColumnDefault.Expression(column.PropertyMappings[0].TypeMapping.GenerateSqlLiteral(value)),
            _ => null,
        };
    }

    private static IEnumerable<T> Unmapped<T>(ITable table, string annotation) =>
        table.EntityTypeMappings.SelectMany(m => m.TypeBase.Unmapped<T>(annotation));

    /// <summary>The order given by the model, else the order in which the class declares its properties.</summary>
    private static int Order(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        if (property.GetColumnOrder() is { } order)
        {
            return order;
        }

        var declared = property.PropertyInfo is null ? null : property.DeclaringType.ClrType.GetProperties();
        return declared is null ? int.MaxValue : Array.FindIndex(declared, p => p.Name == property.Name);
    }

    private static ITypeBase EntityType(ITable table) => table.EntityTypeMappings.First().TypeBase;

    private static int Order(IReadOnlyAnnotatable element) => element[SchemaAnnotationNames.Order] as int? ?? int.MaxValue;

    private static bool IsUniqueIndex(IEnumerable<IKey> keys) => keys.Any(k => k[SchemaAnnotationNames.UniqueIndex] is true);

    private static IReadOnlyList<string> Names(IEnumerable<IColumn> columns) => [.. columns.Select(c => c.Name)];

    private static ForeignKeyAction Action(StoreAction action) => action switch
    {
        StoreAction.Cascade => ForeignKeyAction.Cascade,
        StoreAction.Restrict => ForeignKeyAction.Restrict,
        StoreAction.SetNull => ForeignKeyAction.SetNull,
        StoreAction.SetDefault => ForeignKeyAction.SetDefault,
        _ => ForeignKeyAction.NoAction,
    };
}
