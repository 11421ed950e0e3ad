using EfSchemaBridge.Schema.Binding.Rules;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>
/// From syntax to meaning. What each declaration says by itself is bound first, all of it. The rules about the whole are
/// asked only when nothing was wrong so far: a relation to a misspelt model needs no second message.
/// </summary>
internal static class Binder
{
    /// <summary>The schema, or null when something is wrong with it.</summary>
    public static PrismaSchema? Bind(IReadOnlyList<SchemaSyntax> files, DiagnosticBag diagnostics)
    {
        var schema = Declare(files, diagnostics, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        CheckRules(schema, diagnostics);
        return diagnostics.HasErrors ? null : SchemaBuilder.Build(schema);
    }

    /// <summary>What each declaration says by itself, before any rule about the whole is asked.</summary>
    /// <param name="files">The files of the schema.</param>
    /// <param name="configuration">Takes what is wrong with the datasource and the generators.</param>
    /// <param name="diagnostics">Takes what is wrong with everything else.</param>
    public static SchemaSymbols Declare(IReadOnlyList<SchemaSyntax> files, DiagnosticBag configuration, DiagnosticBag diagnostics)
    {
        var blocks = files.SelectMany(file => file.Blocks).ToList();
        var schema = new SchemaSymbols();

        BindConfiguration(schema, blocks, configuration);
        new DeclarationBinder(schema, LostText.Of(files), diagnostics).Bind(blocks);
        BindAttributes(schema, diagnostics);
        return schema;
    }

    private static void CheckRules(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var rule in SchemaRules.OfBlocks)
        {
            rule.Check(schema, diagnostics);
        }

        var pairing = new DiagnosticBag();
        SchemaRules.OfPairing.Check(schema, pairing);
        diagnostics.Add(pairing);
        if (pairing.HasErrors)
        {
            return;
        }

        schema.Relations.AddRange(RelationFinder.Find(schema));
        foreach (var rule in SchemaRules.OfRelations)
        {
            rule.Check(schema, diagnostics);
        }
    }

    private static void BindConfiguration(SchemaSymbols schema, List<BlockSyntax> blocks, DiagnosticBag diagnostics)
    {
        var generators = new GeneratorBinder(diagnostics);
        foreach (var generator in blocks.Where(block => block.Kind == BlockKind.Generator).Select(generators.Bind).OfType<Generator>())
        {
            schema.Generators.Add(generator);
            schema.PreviewFeatures.UnionWith(generator.PreviewFeatures);
        }

        schema.Datasource = new DatasourceBinder(schema, diagnostics).Bind([.. blocks.Where(block => block.Kind == BlockKind.Datasource)]);
    }

    private static void BindAttributes(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        var enums = new EnumBinder(diagnostics);
        schema.Enums.ForEach(enums.Bind);
        var models = new ModelBinder(schema.Datasource?.Name, diagnostics);
        schema.Models.ForEach(models.Bind);
    }
}
