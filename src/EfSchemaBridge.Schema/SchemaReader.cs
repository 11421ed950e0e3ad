using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema;

/// <summary>The way in: from the text of a schema to its checked meaning.</summary>
public static class SchemaReader
{
    /// <summary>Reads a schema file, or all <c>.prisma</c> files of a folder (any depth, in the order of their paths).</summary>
    /// <param name="place">A file or a folder.</param>
    /// <returns>The schema, or what is wrong with it.</returns>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder of that name.</exception>
    public static SchemaResult Read(string place) => Parse([.. FilesOf(place).Select(path => SourceFile.Decode(path, File.ReadAllBytes(path)))]);

    /// <summary>The files of a schema: the file itself, or the <c>.prisma</c> files of a folder (any depth, in the order of their paths).</summary>
    /// <param name="place">A file or a folder.</param>
    /// <returns>Their paths; none for a folder without such files.</returns>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder of that name.</exception>
    public static IReadOnlyList<string> FilesOf(string place)
    {
        if (File.Exists(place))
        {
            return [place];
        }

        return Directory.Exists(place)
            ? [.. Directory.EnumerateFiles(place, "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : throw new FileNotFoundException($"There is no schema at '{place}'.", place);
    }

    /// <summary>Reads a schema from texts in memory.</summary>
    /// <param name="files">The files of the schema, in the order that counts.</param>
    /// <returns>The schema, or what is wrong with it.</returns>
    public static SchemaResult Parse(IReadOnlyList<SourceFile> files)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = files.Select(file => SchemaParser.Parse(file, diagnostics)).ToList();
        var schema = Binder.Bind(syntax, diagnostics);
        return new SchemaResult(schema, diagnostics.InOrder(files));
    }
}
