using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>One change between two states. The kinds stand in the order in which a migration makes them, which is Prisma's.</summary>
internal abstract partial record SchemaChange
{
    private SchemaChange()
    {
    }

    public sealed record RenameEnum(EnumState Before, string After) : SchemaChange;

    public sealed record RenameEnumValue(EnumState Enum, string Before, string After) : SchemaChange;

    public sealed record RenameTable(Table Before, string After) : SchemaChange;

    public sealed record RenameColumn(Table Table, string Before, string After) : SchemaChange;

    public sealed record CreateSchema(string Name) : SchemaChange;

    public sealed record CreateExtension(ExtensionState Extension) : SchemaChange;

    public sealed record CreateEnum(EnumState Enum) : SchemaChange;

    /// <summary>Values added and removed.</summary>
    public sealed record AlterEnum(EnumState Before, EnumState After, IReadOnlyList<EnumColumn> Columns) : SchemaChange
    {
        /// <summary>True when the type is made anew, and its columns are cast: a value is removed, or one is used as soon as it is there.</summary>
        public bool IsMadeAnew { get; init; }

        public IEnumerable<string> Added => After.Labels.Except(Before.Labels);

        public IEnumerable<string> Removed => Before.Labels.Except(After.Labels);
    }

    public sealed record DropForeignKey(Table Table, ForeignKey ForeignKey) : SchemaChange;

    /// <param name="Table">The table, as it is before the migration.</param>
    /// <param name="Index">The index.</param>
    /// <param name="AfterTable">True when a primary key over the same columns takes its place first.</param>
    public sealed record DropIndex(Table Table, TableIndex Index, bool AfterTable = false) : SchemaChange;

    public sealed record AlterTable(Table Before, Table After, IReadOnlyList<TableChange> Changes) : SchemaChange;

    public sealed record DropTable(Table Table) : SchemaChange;

    public sealed record DropEnum(EnumState Enum) : SchemaChange;

    public sealed record CreateTable(Table Table) : SchemaChange;

    /// <param name="Table">The table, as it is after the migration.</param>
    /// <param name="Index">The index.</param>
    /// <param name="OnNewTable">True when the same migration creates the table.</param>
    public sealed record CreateIndex(Table Table, TableIndex Index, bool OnNewTable) : SchemaChange;

    public sealed record RenameForeignKey(Table Table, string Before, string After) : SchemaChange;

    public sealed record AddForeignKey(Table Table, ForeignKey ForeignKey) : SchemaChange;

    public sealed record RenameIndex(Table Table, string Before, string After) : SchemaChange;
}

/// <summary>A column of an enum type that is made anew.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Before">The column before.</param>
/// <param name="After">The column after, or null when it or its type goes.</param>
internal sealed record EnumColumn(Table Table, Column Before, Column? After);

/// <summary>One step of an ALTER TABLE, in the order in which the statement lists them.</summary>
internal abstract partial record TableChange
{
    private TableChange()
    {
    }

    public sealed record DropPrimaryKey(Key Key) : TableChange;

    public sealed record RenamePrimaryKey(string Before, string After) : TableChange;

    public sealed record DropColumn(Column Column) : TableChange;

    public sealed record AddColumn(Column Column) : TableChange;

    public sealed record AlterColumn(Column Before, Column After, TypeCast Cast) : TableChange;

    /// <summary>No cast leads from the old type to the new one: the column is dropped with what it holds.</summary>
    public sealed record RecreateColumn(Column Before, Column After) : TableChange;

    public sealed record AddPrimaryKey(Key Key) : TableChange;
}
