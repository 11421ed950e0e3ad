using System.Collections.Concurrent;
using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Parity;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Introspection;

/// <summary>A database for each schema, made once from our own script.</summary>
public sealed class CorpusDatabases : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<PostgresDatabase>> _databases = [];

    /// <summary>The database of a schema.</summary>
    public Task<PostgresDatabase> OfAsync(SchemaCase schema) => _databases.GetOrAdd(schema.Name, _ => CreateAsync(schema));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values)
        {
            await (await database).DisposeAsync();
        }
    }

    internal static RelationalState StateOf(IReadOnlyList<SourceFile> files)
    {
        var result = SchemaReader.Parse(files);
        Assert.True(result.Schema is not null, string.Join('\n', result.Diagnostics));
        return ModelState.Of(SchemaModel.Of(result.Schema).GetRelationalModel()).LeaveOut("public");
    }

    private static async Task<PostgresDatabase> CreateAsync(SchemaCase schema)
    {
        var database = await PostgresDatabase.CreateAsync();
        if (SchemaCases.Preparation(schema) is { Length: > 0 } sql)
        {
            await database.ExecuteAsync(sql);
        }

        var files = Introspection.FilesOf(schema.Place);
        await database.ExecuteAsync(ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, StateOf(files))));
        var read = SchemaReader.Parse(files).Schema!;
        foreach (var view in read.Models.Where(model => model.IsView))
        {
            await database.ExecuteAsync(View(view, new ExistingSchema(read, "public")));
        }

        return database;
    }

    /// <summary>A view of the columns that a schema says it has; migrations make none.</summary>
    private static string View(Model view, ExistingSchema schema)
    {
        var columns = view.ScalarFields.Select(field => DeclaredState.Column(field, schema)).Select(column => $"NULL::{column.Type} AS {Sql.Name(column.Name)}");
        return $"CREATE VIEW {Sql.Name(view.DatabaseSchema, view.DatabaseName)} AS SELECT {string.Join(", ", columns)}";
    }
}
