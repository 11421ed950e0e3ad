using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints the changes of one table as one ALTER TABLE, with what its sequences need before and after.</summary>
internal static class AlterTableScript
{
    public static IEnumerable<string> Statements(SchemaChange.AlterTable altered)
    {
        var table = altered.After;
        var columns = altered.Changes.OfType<TableChange.AlterColumn>().ToList();
        foreach (var column in columns.Where(GetsSequence))
        {
            yield return $"CREATE SEQUENCE {NewSequence(table, column.After)};";
        }

        var clauses = altered.Changes.SelectMany(change => Clauses(change, table)).ToList();
        if (clauses.Count > 0)
        {
            yield return $"ALTER TABLE {Name(table)} {string.Join(",\n", clauses)};";
        }

        foreach (var rename in altered.Changes.OfType<TableChange.RenamePrimaryKey>())
        {
            yield return $"ALTER TABLE {Name(table)} RENAME CONSTRAINT {Name(rename.Before)} TO {Name(rename.After)};";
        }

        foreach (var column in columns)
        {
            if (GetsSequence(column))
            {
                yield return $"ALTER SEQUENCE {NewSequence(table, column.After)} OWNED BY {Name(table)}.{Name(column.After.Name)};";
            }
            else if (column.Before.Default is ColumnDefault.Serial(var sequence) && column.After.Default is not ColumnDefault.Serial)
            {
                yield return $"DROP SEQUENCE {Name(table.Schema, sequence ?? ColumnScript.SequenceName(table, column.Before))};";
            }
            else if (column is { Before.Default: ColumnDefault.Serial { IsIdentity: false } serial, After.Default: ColumnDefault.Serial { IsIdentity: false } } && column.Cast != TypeCast.None)
            {
                // It would end where the old type does. PostgreSQL changes its limits with its type, unless they are others than the type's.
                yield return $"ALTER SEQUENCE {OldSequence(table, column.Before, serial)} AS {column.After.Type};";
            }
        }

        foreach (var column in columns.Where(c => c.After.Default is ColumnDefault.Identity && c.Before.Default is not ColumnDefault.Identity))
        {
            yield return SequenceScript.GoOn(table, column.After.Name);
        }
    }

    private static bool GetsSequence(TableChange.AlterColumn column) => column.After.Default is ColumnDefault.Serial && column.Before.Default is not ColumnDefault.Serial;

    private static string NewSequence(Table table, Column column)
    {
        var name = ColumnScript.AddedSequenceName(table, column);
        return (table.Schema is null ? "" : $"{Name(table.Schema)}.") + (IsPlain(name) ? name : Name(name));
    }

    /// <summary>The sequence that the default names where a database told it, which need not be in the table's schema.</summary>
    private static string OldSequence(Table table, Column column, ColumnDefault.Serial serial) => serial.Sql is { } sql && SequenceReference.Read(sql) is { } read
        ? Name(read.Schema, read.Name)
        : Name(table.Schema, serial.Sequence ?? ColumnScript.SequenceName(table, column));

    private static bool IsPlain(string name) => name.All(c => c is '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) && !char.IsAsciiDigit(name[0]);

    private static IEnumerable<string> Clauses(TableChange change, Table table) => change switch
    {
        TableChange.DropPrimaryKey(var key) => [$"DROP CONSTRAINT {Name(key.Name)}"],
        TableChange.DropColumn(var column) => [$"DROP COLUMN {Name(column.Name)}"],
        TableChange.AddColumn(var column) => [AddColumn(column)],
        TableChange.RecreateColumn(var before, var after) => [$"DROP COLUMN {Name(before.Name)}", AddColumn(after)],
        TableChange.AlterColumn altered => ColumnClauses(altered, table).Select(clause => $"ALTER COLUMN {Name(altered.After.Name)} {clause}"),
        TableChange.AddPrimaryKey(var key) => [$"ADD CONSTRAINT {Name(key.Name)} PRIMARY KEY ({Names(key.Columns)})"],
        _ => FacetScript.Clauses(change),
    };

    /// <summary>The wide space is Prisma's.</summary>
    private static string AddColumn(Column column) => $"ADD COLUMN     {ColumnScript.Definition(column)}";

    private static IEnumerable<string> ColumnClauses(TableChange.AlterColumn altered, Table table)
    {
        var (before, after) = (altered.Before, altered.After);
        // Prisma takes lists for neither required nor optional, and prints what they become when they end.
        if (!after.IsList && (before.IsList || before.IsNullable != after.IsNullable))
        {
            yield return after.IsNullable ? "DROP NOT NULL" : "SET NOT NULL";
        }

        if ((before.Default, after.Default) is (ColumnDefault.Identity old, ColumnDefault.Identity identity))
        {
            if (old != identity)
            {
                yield return SequenceScript.Alter(old, identity);
            }
        }
        else if (!before.HasDefaultOf(after))
        {
            if (before.Default is ColumnDefault.Identity)
            {
                yield return "DROP IDENTITY";
            }
            else if (before.Default is not null && after.Default is null or ColumnDefault.Identity)
            {
                yield return "DROP DEFAULT";
            }

            if (NewDefault(after, table) is { } clause)
            {
                yield return clause;
            }
        }

        if (altered.Cast != TypeCast.None)
        {
            var conversion = TypeCasts.Using(Name(after.Name), before.Type, after.Type);
            yield return $"SET DATA TYPE {after.Type}{ColumnScript.Collate(after)}{(conversion is null ? "" : $" USING ({conversion})")}";
        }
    }

    private static string? NewDefault(Column column, Table table) => column.Default switch
    {
        ColumnDefault.Expression(var sql) => $"SET DEFAULT {sql}",
        ColumnDefault.Serial => $"SET DEFAULT nextval({Literal(NewSequence(table, column))})",
        ColumnDefault.Identity identity => $"ADD {SequenceScript.Generated(identity)}",
        _ => null,
    };
}
