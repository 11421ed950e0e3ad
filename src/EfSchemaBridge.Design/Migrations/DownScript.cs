using System.Text;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>The way back from a migration.</summary>
/// <param name="Sql">The text of its <c>down.sql</c>.</param>
/// <param name="Losses">What it does not bring back and what it takes away, a sentence each.</param>
internal sealed record DownScript(string Sql, IReadOnlyList<string> Losses)
{
    private const string Heading = "The way back from this migration: 'dotnet ef database update EARLIER' runs it. Prisma passes it over.";

    /// <summary>Writes the script.</summary>
    /// <param name="changes">The changes from the state after the migration to the one before it.</param>
    public static DownScript Of(IReadOnlyList<SchemaChange> changes)
    {
        IReadOnlyList<string> losses = [.. changes.SelectMany(Lost)];
        var text = new StringBuilder("/*\n  ").Append(Heading).Append('\n');
        if (losses.Count > 0)
        {
            text.Append("\n  It cannot bring back data:\n\n");
            foreach (var loss in losses)
            {
                text.Append("  - ").Append(InComment(loss)).Append('\n');
            }
        }

        return new(text.Append("*/\n").Append(ScriptWriter.Write(changes)).ToString(), losses);
    }

    private static IEnumerable<string> Lost(SchemaChange change) => change switch
    {
        SchemaChange.CreateTable(var table) => [$"the table {Name(table)} comes back empty."],
        SchemaChange.DropTable(var table) => [$"the table {Name(table)} goes with all its rows."],
        SchemaChange.AlterTable(_, var table, var changes) => changes.SelectMany(c => Lost(c, table)),
        SchemaChange.AlterEnum altered when altered.Removed.Any() =>
            [$"the values {string.Join(", ", altered.Removed.Select(value => $"`{value}`"))} of the enum `{altered.After.Name}` go; where rows hold them, this script fails and changes nothing."],
        _ => [],
    };

    private static IEnumerable<string> Lost(TableChange change, Table table) => change switch
    {
        TableChange.AddColumn({ IsNullable: false, Default: null } column) =>
            [$"the column `{column.Name}` of the table {Name(table)} comes back without its values; it is required, so where the table holds rows, this script fails and changes nothing."],
        TableChange.AddColumn(var column) => [$"the column `{column.Name}` of the table {Name(table)} comes back without its values."],
        TableChange.DropColumn(var column) => [$"the column `{column.Name}` of the table {Name(table)} goes with all its values."],
        TableChange.RecreateColumn(_, var column) => [$"the column `{column.Name}` of the table {Name(table)} is made anew, without its values."],
        TableChange.AlterColumn { Cast: TypeCast.Risky } altered =>
            [$"the column `{altered.After.Name}` of the table {Name(table)} is cast back to {altered.After.Type}; where a value does not fit, this script fails and changes nothing."],
        _ => [],
    };

    private static string Name(Table table) => table.Schema is null ? $"`{table.Name}`" : $"`{table.Schema}.{table.Name}`";

    /// <summary>A sentence that no name in it can end the comment of.</summary>
    private static string InComment(string text) => text
        .Replace("*/", "* /", StringComparison.Ordinal)
        .Replace("/*", "/ *", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
