using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>Changes a database that has rows from one schema to another.</summary>
internal static class SurvivingRows
{
    /// <summary>The rows of a table after a change, one line each.</summary>
    public static async Task<string> ChangeAsync(string before, string after, string rows, string table, string? moreRows = null)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await MakeAsync(database, RelationalState.Empty, State(before));
        await database.ExecuteAsync(rows);
        await MakeAsync(database, State(before), State(after));
        if (moreRows is not null)
        {
            await database.ExecuteAsync(moreRows);
        }

        return await RowsAsync(database, table);
    }

    public static Task MakeAsync(PostgresDatabase database, RelationalState from, RelationalState to) =>
        database.ExecuteAsync("SET timezone = 'UTC';" + ScriptWriter.Write(StateDiffer.Compare(from, to)));

    public static async Task<string> RowsAsync(PostgresDatabase database, string table)
    {
        var name = table.StartsWith('(') ? $"{table} t" : $"\"{table}\" t";
        var columns = await database.RowsAsync($"SELECT array_to_string(ARRAY(SELECT coalesce(value, '') FROM json_each_text(row_to_json(t))), '|') FROM {name} ORDER BY 1");
        return string.Join('\n', columns.Select(row => Plain((string)row[0]!)));
    }

    /// <summary>Lists come as JSON, and are shown as PostgreSQL shows them.</summary>
    private static string Plain(string row) => row.Replace('[', '{').Replace(']', '}').Replace("\"", "", StringComparison.Ordinal);

    public static RelationalState State(string text)
    {
        var schema = SchemaReader.Parse([new SourceFile("schema.prisma", $"datasource db {{\n  provider = \"postgresql\"\n}}\n{text}\n")]).Schema;
        Assert.NotNull(schema);
        return ModelState.Of(schema, "public");
    }
}
