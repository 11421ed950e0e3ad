using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

/// <summary>Prints columns.</summary>
internal static class ColumnScript
{
    /// <summary>The column as CREATE TABLE and ADD COLUMN write it.</summary>
    public static string Definition(Column column)
    {
        var nullability = column.IsNullable ? "" : " NOT NULL";
        var value = column.Default switch
        {
            _ when column.Computed is { } computed => $" GENERATED ALWAYS AS ({computed.Sql}) {(computed.IsStored ? "STORED" : "VIRTUAL")}",
            ColumnDefault.Expression(var sql) => $" DEFAULT {sql}",
            ColumnDefault.Identity identity => $" {SequenceScript.Generated(identity)}",
            _ => "",
        };
        var compression = column.Compression is null ? "" : $" COMPRESSION {Sql.Name(column.Compression)}";
        return $"{Sql.Name(column.Name)} {Type(column)}{compression}{Collate(column)}{nullability}{value}";
    }

    /// <summary>The column's collation, behind its type.</summary>
    public static string Collate(Column column) => column.Collation is null ? "" : $" COLLATE {Collation(column.Collation)}";

    /// <summary>A collation, whose schema may stand before a point.</summary>
    public static string Collation(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is var point and > 0 ? Sql.Name(name[..point], name[(point + 1)..]) : Sql.Name(name);

    /// <summary>The name PostgreSQL gives the sequence of a serial column.</summary>
    public static string SequenceName(Table table, Column column) => $"{table.Name}_{column.Name}_seq";

    /// <summary>The name that the sequence of a column gets which was there before it, as Prisma spells it.</summary>
    public static string AddedSequenceName(Table table, Column column) => SequenceName(table, column).ToLowerInvariant();

    private static string Type(Column column) => (column.Default, column.Type) switch
    {
        (ColumnDefault.Serial, "SMALLINT") => "SMALLSERIAL",
        (ColumnDefault.Serial, "BIGINT") => "BIGSERIAL",
        (ColumnDefault.Serial, _) => "SERIAL",
        _ => column.Type,
    };
}
