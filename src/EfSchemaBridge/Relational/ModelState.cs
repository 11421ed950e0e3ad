using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using StoreAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the state that an EF Core model describes.</summary>
internal static class ModelState
{
    /// <summary>The state that a schema describes.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="defaultSchema">The PostgreSQL schema that unqualified names mean.</param>
    public static RelationalState Of(PrismaSchema schema, string defaultSchema) =>
        Of(SchemaModel.Of(schema).GetRelationalModel()).LeaveOut(defaultSchema).WithNames(schema, defaultSchema);

    /// <summary>The state of a design-time model (<c>IDesignTimeModel</c>): the run-time model has lost column order and constraint names.</summary>
    public static RelationalState Of(IRelationalModel model)
    {
        ModelRefusals.Check(model);
        var tables = model.Tables
            .Where(t => !t.IsExcludedFromMigrations)
            .OrderBy(t => Order(EntityType(t)))
            .ThenBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal);
        return new(
            [.. model.Model.GetPostgresExtensions().Select(e => new ExtensionState(e.Name, e.Schema, e.Version))],
            [.. Enums(model.Model)],
            [.. tables.Select(Table)])
        {
            Sequences = [.. model.Sequences.Select(ModelSequences.Of).OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal)],
            Rows = [.. ModelRows.Of(model)],
            Excluded = [.. model.Tables.Where(t => t.IsExcludedFromMigrations).Select(t => (t.Schema, t.Name))],
        };
    }

    private static IEnumerable<EnumState> Enums(IModel model)
    {
        var declared = model[SchemaAnnotationNames.EnumTypes] as string[] ?? [];
        return model.GetPostgresEnums()
            .OrderBy(e => Array.IndexOf(declared, Migrations.Sql.Sql.Name(e.Schema, e.Name)) is var place && place < 0 ? int.MaxValue : place)
            .ThenBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => new EnumState(e.Schema, e.Name, e.Labels));
    }

    private static Table Table(ITable table)
    {
        var columns = ModelColumns.Of(table)
            .Concat(Unmapped<UnmappedColumn>(table, SchemaAnnotationNames.UnmappedColumns).Select(c => new Placed<Column>(c.Order, ModelColumns.Of(c))))
            .OrderBy(placed => placed.Order)
            .Select(placed => placed.Element);
        var primaryKey = Unmapped<UnmappedKey>(table, SchemaAnnotationNames.UnmappedKey).FirstOrDefault() is { } unmapped ? new Key(unmapped.Name, unmapped.Columns)
            : table.PrimaryKey is { } key && !IsUniqueIndex(key.MappedKeys) ? new Key(key.Name, Names(key.Columns))
            : null;
        var entityTypes = table.EntityTypeMappings.Select(m => m.TypeBase).OfType<IEntityType>().ToList();
        return new(table.Schema, table.Name, [.. columns], primaryKey, [.. Indexes(table)], [.. ForeignKeys(table)])
        {
            Comment = table.Comment,
            Checks = [.. table.CheckConstraints.Select(c => new CheckConstraint(c.Name!, c.Sql)).OrderBy(c => c.Name, StringComparer.Ordinal)],
            IsUnlogged = entityTypes.Exists(e => e.GetIsUnlogged()),
            StorageParameters = ModelIndexes.Parameters(entityTypes.Select(e => e.GetStorageParameters()).FirstOrDefault(p => p.Count > 0)),
            IsFromSchema = entityTypes.Exists(e => e[SchemaAnnotationNames.Order] is not null),
        };
    }

    private static IEnumerable<TableIndex> Indexes(ITable table)
    {
        var indexes = table.Indexes.Where(i => !i.MappedIndexes.All(IsUnwanted)).Select(i => new Placed<TableIndex>(Order(i.MappedIndexes.First()), ModelIndexes.Of(i)))
            .Concat(Unmapped<UnmappedIndex>(table, SchemaAnnotationNames.UnmappedIndexes).Select(i => new Placed<TableIndex>(i.Order, ModelIndexes.Of(i))))
            .OrderBy(placed => placed.Order).ThenBy(placed => placed.Element.Name, StringComparer.Ordinal)
            .Select(placed => placed.Element).ToList();
        // Prisma's uniques are indexes; where EF needs one as a key, the model may know it twice.
        var keys = table.UniqueConstraints.Where(u => table.PrimaryKey != u || IsUniqueIndex(u.MappedKeys));
        var missing = keys.Where(u => !indexes.Exists(i => i.IsUnique && i.Columns.Select(c => c.Name).ToHashSet().SetEquals(Names(u.Columns))));
        return indexes.Concat(missing.Select(u => ModelIndexes.Of(u, IsUniqueIndex(u.MappedKeys) || EntityType(table)[SchemaAnnotationNames.Order] is not null)));
    }

    /// <summary>EF's conventions index foreign keys; a schema says itself which indexes there are.</summary>
    private static bool IsUnwanted(IIndex index) =>
        index is IConventionIndex convention
        && convention.GetConfigurationSource() == ConfigurationSource.Convention
        && index.DeclaringEntityType[SchemaAnnotationNames.Order] is not null;

    private static IEnumerable<ForeignKey> ForeignKeys(ITable table) => table.ForeignKeyConstraints
        .Where(k => k.MappedForeignKeys.All(m => m[SchemaAnnotationNames.Unenforced] is null))
        .Select(k => new Placed<ForeignKey>(Order(k.MappedForeignKeys.First()), ForeignKey(k)))
        .Concat(Unmapped<UnmappedForeignKey>(table, SchemaAnnotationNames.UnmappedForeignKeys).Select(k => new Placed<ForeignKey>(k.Order, ForeignKey(k))))
        .OrderBy(placed => placed.Order).ThenBy(placed => placed.Element.Name, StringComparer.Ordinal)
        .Select(placed => placed.Element);

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

    private static IEnumerable<T> Unmapped<T>(ITable table, string annotation) =>
        table.EntityTypeMappings.SelectMany(m => m.TypeBase.Unmapped<T>(annotation));

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
