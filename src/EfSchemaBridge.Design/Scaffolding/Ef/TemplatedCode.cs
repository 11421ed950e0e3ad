using EfSchemaBridge.Design.Scaffolding.Naming;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;

namespace EfSchemaBridge.Design.Scaffolding.Ef;

/// <summary>The code that the project's own T4 templates make of a schema. Templates know no enums and no schema: those files are added.</summary>
/// <param name="model">The model of the schema.</param>
/// <param name="options">What the model does not say.</param>
/// <param name="pluralizer">Plurals.</param>
internal sealed class TemplatedCode(IModel model, ScaffoldOptions options, IPluralizer pluralizer)
{
    private readonly ModelNames _names = new(model, options.ContextName, new NamingRule(pluralizer));

    /// <summary>Runs the templates.</summary>
    /// <param name="templates">EF's template engine.</param>
    /// <param name="codeOptions">What the templates are told.</param>
    public ScaffoldedModel Generate(TemplatedModelGenerator templates, ModelCodeGenerationOptions codeOptions)
    {
        // A name to look up in the configuration: the connection itself is not written into code.
        codeOptions.ConnectionString = $"Name={options.ConnectionVariable}";
        codeOptions.SuppressConnectionStringWarning = true;
        var code = templates.GenerateModel(new TemplateModel(_names, options.Namespace).Of(model), codeOptions);
        foreach (var file in Enums().Append(SchemaPart(codeOptions.ContextDir)))
        {
            code.AdditionalFiles.Add(file);
        }

        return code;
    }

    private IEnumerable<ScaffoldedFile> Enums() => model.Enums()
        .Select(type => EnumWriter.Write(type, _names, options))
        .Select(type => CodeFile.Of(type.Name, [type], options))
        .Select(file => new ScaffoldedFile(file.Name, file.Text));

    /// <summary>The part of the context that says which schema and which enums it has.</summary>
    private ScaffoldedFile SchemaPart(string? contextFolder)
    {
        var code = new IndentedStringBuilder();
        ContextWriter.WriteAttributes(model, _names, options, code);
        code.AppendLine($"public partial class {options.ContextName};");
        var part = new GeneratedType(options.ContextName, options.ContextNamespace, ["EfSchemaBridge.Infrastructure", .. Classes()], code.ToString());
        var file = CodeFile.Of($"{options.ContextName}.Schema", [part], options);
        return new ScaffoldedFile(Path.Combine(contextFolder ?? "", file.Name), file.Text);
    }

    private string[] Classes() => options.ContextNamespace == options.Namespace ? [] : [options.Namespace];
}
