using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints what only C# can ask of a table.</summary>
internal static class FacetScript
{
    /// <summary>The clauses of an ALTER TABLE.</summary>
    public static IEnumerable<string> Clauses(TableChange change) => change switch
    {
        TableChange.DropCheck(var check) => [$"DROP CONSTRAINT {Name(check.Name)}"],
        TableChange.AddCheck(var check) => [$"ADD {Check(check)}"],
        TableChange.DropComputed(var column) => [$"DROP COLUMN {Name(column.Name)}"],
        TableChange.AddComputed(var column) => [$"ADD COLUMN     {ColumnScript.Definition(column)}"],
        TableChange.KeepComputed(var column) => [$"ALTER COLUMN {Name(column.Name)} DROP EXPRESSION"],
        TableChange.SetCollation(var column) => [$"ALTER COLUMN {Name(column.Name)} SET DATA TYPE {column.Type} COLLATE {ColumnScript.Collation(column.Collation ?? "default")}"],
        TableChange.SetCompression(var column) => [$"ALTER COLUMN {Name(column.Name)} SET COMPRESSION {(column.Compression is { } method ? Name(method) : "default")}"],
        TableChange.SetLogged(var isUnlogged) => [isUnlogged ? "SET UNLOGGED" : "SET LOGGED"],
        TableChange.SetStorage(var set, var reset) => Storage(set, reset),
        _ => [],
    };

    /// <summary>The check constraint as CREATE TABLE and ADD write it.</summary>
    public static string Check(CheckConstraint check) => $"CONSTRAINT {Name(check.Name)} CHECK ({check.Sql})";

    /// <summary>Storage parameters behind a table or an index.</summary>
    public static string With(IReadOnlyList<string> parameters) => parameters.Count == 0 ? "" : $" WITH ({string.Join(", ", parameters)})";

    public static string Comment(SchemaChange.SetComment comment)
    {
        var target = comment.Column is null ? $"TABLE {Name(comment.Table)}" : $"COLUMN {Name(comment.Table)}.{Name(comment.Column)}";
        return $"COMMENT ON {target} IS {(comment.Comment is null ? "NULL" : Literal(comment.Comment))};";
    }

    private static IEnumerable<string> Storage(IReadOnlyList<string> set, IReadOnlyList<string> reset)
    {
        if (set.Count > 0)
        {
            yield return $"SET ({string.Join(", ", set)})";
        }

        if (reset.Count > 0)
        {
            yield return $"RESET ({string.Join(", ", reset)})";
        }
    }
}
