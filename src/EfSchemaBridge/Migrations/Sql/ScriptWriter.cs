using System.Text;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints changes as Prisma prints them: a line that names the step, its statements, a blank line.</summary>
internal static class ScriptWriter
{
    /// <summary>The script of a list of changes; empty for none. Lines end with a single LF.</summary>
    public static string Write(IEnumerable<SchemaChange> changes) =>
        string.Join("\n", changes.Select(change => $"-- {change.GetType().Name}\n{string.Join("\n", Statements(change))}\n"));

    /// <summary>The statements of one change, each with its semicolon.</summary>
    public static IEnumerable<string> Statements(SchemaChange change) => change switch
    {
        SchemaChange.RenameEnum(var type, var after) => [$"ALTER TYPE {Name(type.Schema, type.Name)} RENAME TO {Name(after)};"],
        SchemaChange.RenameEnumValue(var type, var before, var after) => [$"ALTER TYPE {Name(type.Schema, type.Name)} RENAME VALUE {Literal(before)} TO {Literal(after)};"],
        SchemaChange.RenameTable(var table, var after) => [$"ALTER TABLE {Name(table)} RENAME TO {Name(after)};"],
        SchemaChange.RenameColumn(var table, var before, var after) => [$"ALTER TABLE {Name(table)} RENAME COLUMN {Name(before)} TO {Name(after)};"],
        SchemaChange.CreateSchema(var name) => [$"CREATE SCHEMA IF NOT EXISTS {Name(name)};"],
        SchemaChange.CreateExtension(var extension) => [CreateExtension(extension)],
        SchemaChange.CreateEnum(var type) => [$"CREATE TYPE {Name(type.Schema, type.Name)} AS ENUM ({Labels(type)});"],
        SchemaChange.AlterEnum altered => EnumScript.Statements(altered),
        SchemaChange.DropEnum(var type) => [$"DROP TYPE {Name(type.Schema, type.Name)};"],
        SchemaChange.DropForeignKey(var table, var key) => [$"ALTER TABLE {Name(table)} DROP CONSTRAINT {Name(key.Name)};"],
        SchemaChange.DropIndex(var table, var index, _) => [IndexScript.Drop(table, index)],
        SchemaChange.AlterTable altered => AlterTableScript.Statements(altered),
        SchemaChange.DropTable(var table) => [$"DROP TABLE {Name(table)};"],
        SchemaChange.CreateTable(var table) => [CreateTable(table)],
        SchemaChange.CreateIndex(var table, var index, var onNewTable) => [IndexScript.Create(table, index, onNewTable)],
        SchemaChange.RenameForeignKey(var table, var before, var after) => [$"ALTER TABLE {Name(table)} RENAME CONSTRAINT {Name(before)} TO {Name(after)};"],
        SchemaChange.AddForeignKey(var table, var key) => [AddForeignKey(table, key)],
        SchemaChange.RenameIndex(var table, var before, var after) => [$"ALTER INDEX {Name(table.Schema, before)} RENAME TO {Name(after)};"],
        SchemaChange.CreateSequence(var sequence) => [SequenceScript.Create(sequence)],
        SchemaChange.AlterSequence(var before, var after) => [SequenceScript.Alter(before, after)],
        SchemaChange.DropSequence(var sequence) => [$"DROP SEQUENCE {Name(sequence.Schema, sequence.Name)};"],
        SchemaChange.SetComment comment => [FacetScript.Comment(comment)],
        SchemaChange.InsertRows inserted => RowScript.Insert(inserted),
        SchemaChange.UpdateRow updated => [RowScript.Update(updated)],
        SchemaChange.DeleteRows deleted => RowScript.Delete(deleted),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };

    /// <summary>The labels of an enum, as literals.</summary>
    internal static string Labels(EnumState type) => string.Join(", ", type.Labels.Select(Literal));

    private static string CreateExtension(ExtensionState extension)
    {
        var schema = extension.Schema is null ? "" : $" WITH SCHEMA {Name(extension.Schema)}";
        var version = extension.Version is null ? "" : $" {(schema.Length == 0 ? "WITH " : "")}VERSION {Name(extension.Version)}";
        return $"CREATE EXTENSION IF NOT EXISTS {Name(extension.Name)}{schema}{version};";
    }

    private static string CreateTable(Table table)
    {
        var script = new StringBuilder($"CREATE {(table.IsUnlogged ? "UNLOGGED " : "")}TABLE {Name(table)} (\n");
        script.AppendJoin(",\n", table.Columns.Select(c => $"    {ColumnScript.Definition(c)}"));
        string[] key = table.PrimaryKey is { } primary ? [$"CONSTRAINT {Name(primary.Name)} PRIMARY KEY ({Names(primary.Columns, ",")})"] : [];
        var constraints = string.Join(",\n", key.Concat(table.Checks.Select(FacetScript.Check)).Select(constraint => $"    {constraint}"));
        script.Append(constraints.Length == 0 ? "" : $",\n\n{constraints}");
        return script.Append($"\n){FacetScript.With(table.StorageParameters)};").ToString();
    }

    private static string AddForeignKey(Table table, ForeignKey key) =>
        $"ALTER TABLE {Name(table)} ADD CONSTRAINT {Name(key.Name)} FOREIGN KEY ({Names(key.Columns)}) "
        + $"REFERENCES {Name(key.PrincipalSchema, key.PrincipalTable)}({Names(key.PrincipalColumns)}) "
        + $"ON DELETE {Action(key.OnDelete)} ON UPDATE {Action(key.OnUpdate)};";

    private static string Action(ForeignKeyAction action) => action switch
    {
        ForeignKeyAction.NoAction => "NO ACTION",
        ForeignKeyAction.Restrict => "RESTRICT",
        ForeignKeyAction.Cascade => "CASCADE",
        ForeignKeyAction.SetNull => "SET NULL",
        ForeignKeyAction.SetDefault => "SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
