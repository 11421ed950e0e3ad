using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints changes of an enum: values are added in place, or the type is made anew and its columns are cast.</summary>
internal static class EnumScript
{
    public static IEnumerable<string> Statements(SchemaChange.AlterEnum altered) => altered.IsMadeAnew ? Recreate(altered) : Add(altered);

    private static IEnumerable<string> Add(SchemaChange.AlterEnum altered) =>
        altered.Added.Select(label => $"ALTER TYPE {Name(altered.After.Schema, altered.After.Name)} ADD VALUE {Literal(label)};");

    private static IEnumerable<string> Recreate(SchemaChange.AlterEnum altered)
    {
        var (schema, name) = (altered.After.Schema, altered.After.Name);
        // Prisma's transaction. Without it the statements belong to that of the whole migration, which is better, so where Prisma has no such statements there is none.
        var hasTransaction = altered.Removed.Any();
        if (hasTransaction)
        {
            yield return "BEGIN;";
        }

        yield return $"CREATE TYPE {Name(schema, $"{name}_new")} AS ENUM ({ScriptWriter.Labels(altered.After)});";
        foreach (var column in altered.Columns.Where(c => c.Before.Default is not null))
        {
            yield return $"{AlterColumn(column)} DROP DEFAULT;";
        }

        foreach (var column in altered.Columns.Where(c => c.After is null))
        {
            // What goes later in the migration must let go of the type now, whatever it holds.
            yield return $"{AlterColumn(column)} TYPE TEXT;";
        }

        foreach (var column in altered.Columns.Where(c => c.After is not null))
        {
            var type = $"{Name(schema, $"{name}_new")}{(column.Before.IsList ? "[]" : "")}";
            yield return $"{AlterColumn(column)} TYPE {type} USING ({Name(column.Before.Name)}::text::{type});";
        }

        yield return $"ALTER TYPE {Name(schema, name)} RENAME TO {Name($"{name}_old")};";
        yield return $"ALTER TYPE {Name(schema, $"{name}_new")} RENAME TO {Name(name)};";
        yield return $"DROP TYPE {Name(schema, $"{name}_old")};";
        foreach (var column in altered.Columns.Where(c => c.Before.Type == c.After?.Type))
        {
            var value = column.After is { IsDefaultOpen: true } ? column.Before.Default : column.After?.Default;
            if (column.Before.Default is not null && value is ColumnDefault.Expression(var sql))
            {
                yield return $"{AlterColumn(column)} SET DEFAULT {sql};";
            }
        }

        if (hasTransaction)
        {
            yield return "COMMIT;";
        }
    }

    private static string AlterColumn(EnumColumn column) => $"ALTER TABLE {Name(column.Table)} ALTER COLUMN {Name(column.Before.Name)}";
}
