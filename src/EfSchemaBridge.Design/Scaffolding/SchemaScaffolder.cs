using EfSchemaBridge.Design.Scaffolding.Naming;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes the model of a schema as C#: a class for each model, an enum for each enum, and the context.</summary>
internal static class SchemaScaffolder
{
    /// <summary>The files of the generated code, the context's first; the same model and options give the same text.</summary>
    /// <param name="model">The model of a schema (<see cref="Modeling.SchemaModel"/>).</param>
    /// <param name="options">What the model does not say.</param>
    /// <param name="pluralizer">EF Core's English plurals (<see cref="EnglishPlurals"/>), or another's.</param>
    public static IReadOnlyList<GeneratedFile> Scaffold(IModel model, ScaffoldOptions options, IPluralizer pluralizer)
    {
        var names = new ModelNames(model, options.ContextName, new NamingRule(pluralizer));
        GeneratedType[] types =
        [
            ContextWriter.Write(model, names, options),
            .. model.Classes().Select(entityType => EntityClassWriter.Write(entityType, names, options)),
            .. model.Enums().Select(type => EnumWriter.Write(type, names, options)),
        ];
        return options.SingleFile
            ? [CodeFile.Of(options.ContextName, types, options)]
            : [.. types.Select(type => CodeFile.Of(type.Name, [type], options))];
    }
}
