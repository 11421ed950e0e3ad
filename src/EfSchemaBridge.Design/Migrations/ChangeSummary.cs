using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Says in words what changes: a line for each change, those of one table below each other.</summary>
internal static class ChangeSummary
{
    private const string None = "No difference.\n";

    /// <summary>The changes, each line ended by LF.</summary>
    public static string Of(IReadOnlyList<SchemaChange> changes) =>
        changes.Count == 0 ? None : string.Concat(changes.SelectMany(Lines).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(SchemaChange change) => change switch
    {
        SchemaChange.RenameEnum(var type, var after) => [$"~ enum {Name(type.Schema, type.Name)} is renamed to {after}"],
        SchemaChange.RenameEnumValue(var type, var before, var after) => [$"~ value {before} of {Name(type.Schema, type.Name)} is renamed to {after}"],
        SchemaChange.RenameTable(var table, var after) => [$"~ table {Name(table)} is renamed to {after}"],
        SchemaChange.RenameColumn(var table, var before, var after) => [$"~ column {before} of {Name(table)} is renamed to {after}"],
        SchemaChange.CreateSchema(var name) => [$"+ schema {name}"],
        SchemaChange.CreateExtension(var extension) => [$"+ extension {extension.Name}"],
        SchemaChange.CreateEnum(var type) => [$"+ enum {Name(type.Schema, type.Name)} ({string.Join(", ", type.Labels)})"],
        SchemaChange.AlterEnum altered =>
        [
            $"~ enum {Name(altered.After.Schema, altered.After.Name)}",
            .. altered.Added.Select(label => $"    + value {label}"),
            .. altered.Removed.Select(label => $"    - value {label}"),
        ],
        SchemaChange.DropForeignKey(var table, var key) => [$"- foreign key {key.Name} of {Name(table)}"],
        SchemaChange.DropIndex(var table, var index, _) => [$"- {Kind(index)} {index.Name} of {Name(table)}"],
        SchemaChange.AlterTable altered => [$"~ table {Name(altered.After)}", .. altered.Changes.Select(c => $"    {Line(c)}")],
        SchemaChange.DropTable(var table) => [$"- table {Name(table)}"],
        SchemaChange.DropEnum(var type) => [$"- enum {Name(type.Schema, type.Name)}"],
        SchemaChange.CreateTable(var table) => [$"+ table {Name(table)}", .. table.Columns.Select(c => $"    + column {Describe(c)}")],
        SchemaChange.CreateIndex(var table, var index, _) => [$"+ {Kind(index)} {index.Name} on {Name(table)} ({string.Join(", ", index.Columns.Select(c => c.Name))})"],
        SchemaChange.RenameForeignKey(var table, var before, var after) => [$"~ foreign key {before} of {Name(table)} is renamed to {after}"],
        SchemaChange.AddForeignKey(var table, var key) => [$"+ foreign key {key.Name} from {Name(table)} ({string.Join(", ", key.Columns)}) to {Name(key.PrincipalSchema, key.PrincipalTable)}"],
        SchemaChange.RenameIndex(var table, var before, var after) => [$"~ index {before} of {Name(table)} is renamed to {after}"],
        SchemaChange.CreateSequence(var sequence) => [$"+ sequence {Name(sequence.Schema, sequence.Name)}"],
        SchemaChange.AlterSequence(_, var sequence) => [$"~ sequence {Name(sequence.Schema, sequence.Name)}"],
        SchemaChange.DropSequence(var sequence) => [$"- sequence {Name(sequence.Schema, sequence.Name)}"],
        SchemaChange.SetComment(var table, var column, _) => [$"~ comment of {Name(table)}{(column is null ? "" : $".{column}")}"],
        SchemaChange.InsertRows(var table, var rows) => [$"+ {rows.Count} rows of {Name(table)}"],
        SchemaChange.UpdateRow(var table, var key, _) => [$"~ row {string.Join(", ", key.Values)} of {Name(table)}"],
        SchemaChange.DeleteRows(var table, var keys) => [$"- {keys.Count} rows of {Name(table)}"],
        _ => [$"~ {change.GetType().Name}"],
    };

    private static string Line(TableChange change) => change switch
    {
        TableChange.DropPrimaryKey(var key) => $"- primary key {key.Name}",
        TableChange.RenamePrimaryKey(var before, var after) => $"~ primary key {before} is renamed to {after}",
        TableChange.DropColumn(var column) => $"- column {column.Name}",
        TableChange.AddColumn(var column) => $"+ column {Describe(column)}",
        TableChange.AlterColumn(var before, var after, _) => $"~ column {Describe(before)} becomes {Describe(after)}",
        TableChange.RecreateColumn(var before, var after) => $"~ column {Describe(before)} is dropped and made anew: {Describe(after)}",
        TableChange.AddPrimaryKey(var key) => $"+ primary key {key.Name} ({string.Join(", ", key.Columns)})",
        TableChange.DropCheck(var check) => $"- check {check.Name}",
        TableChange.AddCheck(var check) => $"+ check {check.Name}",
        TableChange.DropComputed(var column) => $"- generated column {column.Name}",
        TableChange.AddComputed(var column) => $"+ generated column {Describe(column)}",
        TableChange.KeepComputed(var column) => $"~ column {column.Name} is generated no longer",
        TableChange.SetCollation(var column) => $"~ collation of {column.Name}",
        TableChange.SetCompression(var column) => $"~ compression of {column.Name}",
        TableChange.SetLogged(var isUnlogged) => isUnlogged ? "~ unlogged" : "~ logged",
        TableChange.SetStorage => "~ storage parameters",
        _ => $"~ {change.GetType().Name}",
    };

    private static string Describe(Column column)
    {
        var value = column.Default switch
        {
            ColumnDefault.Expression(var sql) => $" default {sql}",
            ColumnDefault.Serial => " autoincrement",
            ColumnDefault.Identity => " identity",
            _ => "",
        };
        return $"{column.Name} {column.Type}{(column.IsNullable ? "?" : "")}{value}".ReplaceLineEndings(" ");
    }

    private static string Kind(TableIndex index) => index.IsUnique ? "unique index" : "index";

    private static string Name(Table table) => Name(table.Schema, table.Name);

    private static string Name(string? schema, string name) => schema is null ? name : $"{schema}.{name}";
}
