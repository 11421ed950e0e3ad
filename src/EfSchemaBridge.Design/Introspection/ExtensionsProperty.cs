using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Brings <c>extensions = [...]</c> of the datasource up to date, when its preview feature is on.</summary>
internal static class ExtensionsProperty
{
    /// <summary>Adds what the database has, and takes out what it has not.</summary>
    public static void Write(SchemaDraft schema, ExistingSchema existing, IReadOnlyList<ExtensionState> extensions)
    {
        if (schema.Datasource is not { } datasource || !existing.HasPreviewFeature(PreviewFeatures.PostgresqlExtensions))
        {
            return;
        }

        var present = extensions.Select(extension => extension.Name).ToHashSet(StringComparer.Ordinal);
        var property = datasource.Properties.FirstOrDefault(candidate => candidate.Name.Text == "extensions");
        var written = (property?.Value as ListLiteral)?.Elements ?? [];
        var said = existing.Extensions.Select(extension => extension.Name).ToList();
        if (present.SetEquals(said) || written.Count != said.Count)
        {
            return;
        }

        var kept = said.Zip(written).Where(pair => present.Contains(pair.First)).Select(pair => pair.Second.Span.Text);
        var added = extensions.Select(extension => extension.Name).Where(name => !said.Contains(name)).Select(Element);
        var line = $"extensions = {PrismaText.List([.. kept, .. added])}";
        var lines = datasource.Lines.Select(other => other.Member == property && property is not null ? $"{line}\n" : other.Span.Text);
        var text = $"datasource {datasource.Name.Text} {{\n{string.Concat(lines)}{(property is null ? $"{line}\n" : "")}}}\n";
        var formatted = BlockText.Format(text);
        schema.NewDatasource = formatted.TrimEnd('\n') + (datasource.Closing is { } closing && closing.Text.EndsWith('\n') ? "\n" : "");
    }

    private static string Element(string name) => PrismaNames.Of(name, "extension") is var given && given == name ? name : $"{given}(map: {PrismaText.Quote(name)})";
}
