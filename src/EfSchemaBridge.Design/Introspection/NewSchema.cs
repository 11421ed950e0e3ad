using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Schema.Binding;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>What a schema begins with where there was none.</summary>
internal static class NewSchema
{
    /// <summary>The datasource, and a generator that turns on the preview features without which a part of the database would be left out.</summary>
    /// <param name="database">The database.</param>
    /// <param name="schemas">The PostgreSQL schemas to list; none for the connection's own.</param>
    public static string TextFor(LiveDatabase database, IReadOnlyList<string> schemas)
    {
        var visible = database.Within(schemas.Count == 0 ? [database.DefaultSchema] : [.. schemas]);
        string?[] features =
        [
            visible.State.Tables.SelectMany(table => table.Indexes).Any(index => index.Where is not null) ? PreviewFeatures.PartialIndexes : null,
            visible.State.Extensions.Count > 0 ? PreviewFeatures.PostgresqlExtensions : null,
            visible.Views.Count > 0 ? PreviewFeatures.Views : null,
        ];
        var list = features.OfType<string>().Select(PrismaText.Quote).ToList();
        var generator = list.Count == 0 ? "" : $"generator client {{\nprovider = \"prisma-client-js\"\npreviewFeatures = {PrismaText.List(list)}\n}}\n";
        var listed = schemas.Count == 0 ? "" : $"schemas = {PrismaText.List(schemas.Select(PrismaText.Quote))}\n";
        var datasource = $"datasource db {{\nprovider = \"postgresql\"\nurl = env(\"DATABASE_URL\")\n{listed}}}\n";
        return (generator.Length == 0 ? "" : BlockText.Format(generator) + "\n") + BlockText.Format(datasource);
    }
}
