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
            ColumnDefault.Expression(var sql) => $" DEFAULT {sql}",
            ColumnDefault.Identity(var always) => $" GENERATED {(always ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY",
            _ => "",
        };
        return $"{Sql.Name(column.Name)} {Type(column)}{nullability}{value}";
    }

    /// <summary>The name PostgreSQL gives the sequence of a serial column, as Prisma spells it where it makes one by hand.</summary>
    public static string SequenceName(Table table, Column column) => $"{table.Name}_{column.Name}_seq";

    private static string Type(Column column) => (column.Default, column.Type) switch
    {
        (ColumnDefault.Serial, "SMALLINT") => "SMALLSERIAL",
        (ColumnDefault.Serial, "BIGINT") => "BIGSERIAL",
        (ColumnDefault.Serial, _) => "SERIAL",
        _ => column.Type,
    };
}
