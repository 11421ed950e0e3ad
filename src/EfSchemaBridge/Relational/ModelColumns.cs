using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the columns of an EF Core model.</summary>
internal static class ModelColumns
{
    /// <summary>PostgreSQL has these in every table; EF maps row versions to <c>xmin</c>.</summary>
    private static readonly HashSet<string> SystemColumns = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

    /// <summary>The columns that a table holds, with their places.</summary>
    public static IEnumerable<Placed<Column>> Of(ITable table) =>
        table.Columns.Where(c => !SystemColumns.Contains(c.Name)).Select(c => new Placed<Column>(Order(c), Of(c)));

    /// <summary>A column that migrations keep and the application does not use.</summary>
    public static Column Of(UnmappedColumn column) => new(
        column.Name,
        PostgresType.Canonical(column.StoreType),
        column.IsNullable,
        column.DefaultValueSql is { } sql ? new ColumnDefault.Expression(sql) : null);

    private static Column Of(IColumn column)
    {
        var computed = Computed(column);
        var type = Type(column);
        return new(column.Name, type, column.IsNullable, computed is null ? Default(column, type) : null)
        {
            Comment = MaySay(column, RelationalAnnotationNames.Comment) ? column.Comment : null,
            Collation = (MaySay(column, RelationalAnnotationNames.Collation) ? column.Collation : null) ?? column["Relational:DefaultColumnCollation"] as string,
            Compression = Property(column)?.GetCompressionMethod(),
            Computed = computed,
        };
    }

    /// <summary>The property a column is read from. Columns that hold JSON have none.</summary>
    private static IProperty? Property(IColumn column) => column.PropertyMappings.Select(m => m.Property).FirstOrDefault();

    /// <summary>False when EF need not be asked: a column of a type that has its table for itself is what its property says. With each question EF looks for types that share the table, which takes half of the time of reading a model.</summary>
    private static bool MaySay(IColumn column, string annotation) =>
        Property(column) is not { } property || !HasTableForItself(property, column.Table) || property.FindAnnotation(annotation) is not null;

    private static bool HasTableForItself(IProperty property, ITable table) =>
        !table.IsShared && property.DeclaringType is IEntityType { BaseType: null } type && !type.GetDirectlyDerivedTypes().Any() && !type.GetTableMappings().Skip(1).Any();

    /// <summary>The column's type; Npgsql quotes the names of enums only where it must, and the canonical spelling always does.</summary>
    private static string Type(IColumn column)
    {
        var property = Property(column);
        var clrType = property?.GetElementType()?.ClrType ?? property?.ClrType;
        if (clrType is null || !(Nullable.GetUnderlyingType(clrType) ?? clrType).IsEnum)
        {
            return PostgresType.Canonical(column.StoreType);
        }

        var isArray = column.StoreType.EndsWith("[]", StringComparison.Ordinal);
        var storeName = Unquoted(isArray ? column.StoreType[..^2] : column.StoreType);
        var type = property!.DeclaringType.Model.GetPostgresEnums().FirstOrDefault(e => Unquoted(e.Schema is null ? e.Name : $"{e.Schema}.{e.Name}") == storeName);
        if (type is null && property[SchemaAnnotationNames.Enum] is string name)
        {
            throw new SchemaMappingException($"ESB5011: Npgsql does not know that the enum {clrType} of the property {property.DeclaringType.DisplayName()}.{property.Name} is the schema's enum {name}. Put [SchemaEnum(typeof({clrType.Name}), \"{DatabaseNameOf(name, property)}\")] on the context. Where it stands there, the context was made without its options, which name it: pass base(new DbContextOptions<...>()) of its own type on.");
        }

        return type is null ? PostgresType.Canonical(column.StoreType) : Migrations.Sql.Sql.Name(type.Schema, type.Name) + (isArray ? "[]" : "");
    }

    private static string DatabaseNameOf(string schemaEnum, IProperty property)
    {
        var model = property.DeclaringType.Model;
        var place = Array.IndexOf(model[SchemaAnnotationNames.EnumNames] as string[] ?? [], schemaEnum);
        return place < 0 ? schemaEnum : Unquoted(((string[])model[SchemaAnnotationNames.EnumTypes]!)[place]).Split('.')[^1];
    }

    private static string Unquoted(string name) => name.Replace("\"", "", StringComparison.Ordinal);

    private static ComputedColumn? Computed(IColumn column)
    {
        if (Property(column) is { } property && property.GetTsVectorConfig() is { } configuration && property.GetTsVectorProperties() is { } included)
        {
            var columns = included.Select(name => column.Table.Columns.First(c => c.PropertyMappings.Any(m => m.Property.Name == name && m.Property.DeclaringType == property.DeclaringType)));
            var texts = columns.Select(c => c.IsNullable ? $"coalesce({Migrations.Sql.Sql.Name(c.Name)}, '')" : Migrations.Sql.Sql.Name(c.Name));
            return new($"to_tsvector({Migrations.Sql.Sql.Literal(configuration)}, {string.Join(" || ' ' || ", texts)})", IsStored: true);
        }

        return MaySay(column, RelationalAnnotationNames.ComputedColumnSql) && column.ComputedColumnSql is { Length: > 0 } sql ? new(sql, column.IsStored ?? false) : null;
    }

    private static ColumnDefault? Default(IColumn column, string type)
    {
        var table = StoreObjectIdentifier.Table(column.Table.Name, column.Table.Schema);
        var generated = column.PropertyMappings
            .Where(m => (m.TableMapping.IsSharedTablePrincipal ?? true) && m.TableMapping.TypeBase == m.Property.DeclaringType)
            .Select(m => m.Property);
        foreach (var property in generated)
        {
            var strategy = HasTableForItself(property, column.Table) ? property.GetValueGenerationStrategy() : property.GetValueGenerationStrategy(table);
            switch (strategy)
            {
                case NpgsqlValueGenerationStrategy.SerialColumn:
                    return new ColumnDefault.Serial();
                case NpgsqlValueGenerationStrategy.IdentityAlwaysColumn or NpgsqlValueGenerationStrategy.IdentityByDefaultColumn:
                    return new ColumnDefault.Identity(Always: strategy == NpgsqlValueGenerationStrategy.IdentityAlwaysColumn) { Options = Options(property, type) };
            }
        }

        if (MaySay(column, RelationalAnnotationNames.DefaultValueSql) && column.DefaultValueSql is { Length: > 0 } sql)
        {
            return new ColumnDefault.Expression(sql);
        }

        return MaySay(column, RelationalAnnotationNames.DefaultValue) && column.TryGetDefaultValue(out var value) && value is not null
            ? new ColumnDefault.Expression(column.StoreTypeMapping.GenerateProviderValueSqlLiteral(value))
            : null;
    }

    private static SequenceOptions Options(IProperty property, string type) => new SequenceOptions(
        property.GetIdentityStartValue(),
        property.GetIdentityIncrementBy(),
        property.GetIdentityMinValue(),
        property.GetIdentityMaxValue(),
        property.GetIdentityIsCyclic() ?? false,
        property.GetIdentityNumbersToCache()).For(type);

    /// <summary>The order given by the model, else that in which the class declares its properties: inherited ones first, those of derived and owned types behind.</summary>
    private static int Order(IColumn column)
    {
        const int OfOtherTypes = 1000;
        if (Property(column) is not { } property)
        {
            return int.MaxValue - 1;
        }

        if (property.GetColumnOrder() is { } order)
        {
            return order;
        }

        if (property.PropertyInfo is null)
        {
            return int.MaxValue;
        }

        var place = Declared(property.DeclaringType.ClrType).ToList().FindIndex(name => name == property.Name);
        var isOfRoot = property.DeclaringType == column.Table.EntityTypeMappings.First(m => m.IsSharedTablePrincipal ?? true).TypeBase || property.IsPrimaryKey();
        return isOfRoot ? place : OfOtherTypes + place;
    }

    private static IEnumerable<string> Declared(Type type)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null; level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels.SelectMany(level => level.GetProperties().Where(p => p.DeclaringType == level)).Select(p => p.Name).Distinct();
    }
}
