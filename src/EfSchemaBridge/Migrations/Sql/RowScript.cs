using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Sql;

using static Sql;

/// <summary>Prints the rows of <c>HasData</c>.</summary>
internal static class RowScript
{
    public static IEnumerable<string> Insert(SchemaChange.InsertRows inserted)
    {
        var table = inserted.Table;
        var columns = table.Columns.Where(c => inserted.Rows[0].ContainsKey(c.Name)).ToList();
        var overriding = columns.Exists(c => c.Default is ColumnDefault.Identity { Always: true }) ? "\nOVERRIDING SYSTEM VALUE" : "";
        var rows = inserted.Rows.Select(row => $"    ({string.Join(", ", columns.Select(c => row[c.Name]))})");
        yield return $"INSERT INTO {Name(table)} ({Names(columns.Select(c => c.Name))}){overriding} VALUES\n{string.Join(",\n", rows)};";
        foreach (var column in columns.Where(c => c.Default is ColumnDefault.Serial or ColumnDefault.Identity))
        {
            yield return SequenceScript.GoOn(table, column.Name);
        }
    }

    public static string Update(SchemaChange.UpdateRow updated) =>
        $"UPDATE {Name(updated.Table)} SET {string.Join(", ", updated.Values.Select(v => $"{Name(v.Key)} = {v.Value}"))} WHERE {Condition(updated.Key)};";

    public static IEnumerable<string> Delete(SchemaChange.DeleteRows deleted) =>
        deleted.Keys.Select(key => $"DELETE FROM {Name(deleted.Table)} WHERE {Condition(key)};");

    private static string Condition(IReadOnlyDictionary<string, string> key) => string.Join(" AND ", key.Select(k => $"{Name(k.Key)} = {k.Value}"));
}
