using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;

namespace EfSchemaBridge.Design.Scaffolding.Ef;

/// <summary>
/// The scaffolder behind <c>dotnet ef dbcontext scaffold prisma/schema.prisma EfSchemaBridge</c>. The classes are the user's own from
/// then on. Where the project has templates in <c>CodeTemplates/EFCore</c>, EF's template engine writes the code.
/// </summary>
/// <param name="generators">Finds EF's template engine.</param>
/// <param name="pluralizer">EF's plurals.</param>
internal sealed class SchemaReverseEngineer(IModelCodeGeneratorSelector generators, IPluralizer pluralizer) : IReverseEngineerScaffolder
{
    /// <inheritdoc/>
    /// <exception cref="OperationException">There is no schema, it has errors, or an option does not fit a schema.</exception>
    public ScaffoldedModel ScaffoldModel(
        string connectionString, DatabaseModelFactoryOptions databaseOptions, ModelReverseEngineerOptions modelOptions, ModelCodeGenerationOptions codeOptions)
    {
        RefuseWhatSchemasLack(databaseOptions, modelOptions);
        var projectFolder = codeOptions.ProjectDir ?? Directory.GetCurrentDirectory();
        var place = Path.GetFullPath(connectionString, projectFolder);
        var schema = Read(place);
        var ns = codeOptions.ModelNamespace ?? codeOptions.RootNamespace ?? "Model";
        var options = new ScaffoldOptions
        {
            Namespace = ns,
            ContextNamespace = codeOptions.ContextNamespace ?? ns,
            ContextName = codeOptions.ContextName ?? NamingRule.Context(NamingRule.Namespace(codeOptions.RootNamespace ?? ns)),
            SchemaPath = Path.GetRelativePath(projectFolder, place).Replace('\\', '/'),
            Connection = schema.Datasource?.Url,
            FindsConnection = !codeOptions.SuppressOnConfiguring,
            IsHandedOver = true,
        };
        if (!NamingRule.IsIdentifier(options.ContextName))
        {
            throw new OperationException($"ESB2003: '{options.ContextName}' cannot be a name in C#. Give the context another one with --context.");
        }

        var model = SchemaModel.ForScaffolding(schema);
        IPluralizer plurals = modelOptions.NoPluralize ? new NoPlurals() : pluralizer;
        codeOptions.ContextName = options.ContextName;
        return generators.Select(codeOptions) is TemplatedModelGenerator templates && templates.HasTemplates(projectFolder)
            ? new TemplatedCode(model, options, plurals).Generate(templates, codeOptions)
            : Code(SchemaScaffolder.Scaffold(model, options, plurals), codeOptions.ContextDir);
    }

    /// <inheritdoc/>
    /// <exception cref="OperationException">A file is there already, and is not to be overwritten.</exception>
    public SavedModelFiles Save(ScaffoldedModel scaffoldedModel, string outputDir, bool overwriteFiles)
    {
        var files = scaffoldedModel.AdditionalFiles.Prepend(scaffoldedModel.ContextFile)
            .Select(file => (Path: Path.GetFullPath(file.Path, Path.GetFullPath(outputDir)), file.Code)).ToList();
        var existing = files.Select(file => file.Path).Where(File.Exists).ToList();
        if (existing.Count > 0 && !overwriteFiles)
        {
            throw new OperationException($"ESB2004: These files exist already, and nothing was written: {string.Join(", ", existing)}. Use --force to overwrite them.");
        }

        foreach (var (path, code) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, code);
        }

        return new SavedModelFiles(files[0].Path, files.Skip(1).Select(file => file.Path));
    }

    private static ScaffoldedModel Code(IReadOnlyList<GeneratedFile> files, string? contextFolder)
    {
        var code = new ScaffoldedModel { ContextFile = new ScaffoldedFile(Path.Combine(contextFolder ?? "", files[0].Name), files[0].Text) };
        foreach (var file in files.Skip(1))
        {
            code.AdditionalFiles.Add(new ScaffoldedFile(file.Name, file.Text));
        }

        return code;
    }

    private static void RefuseWhatSchemasLack(DatabaseModelFactoryOptions databaseOptions, ModelReverseEngineerOptions modelOptions)
    {
        if (databaseOptions.Tables.Any() || databaseOptions.Schemas.Any())
        {
            throw new OperationException("ESB2008: --table and --schema choose tables of a database. Of a schema all models get a class but those with @@ignore.");
        }

        if (modelOptions.UseDatabaseNames)
        {
            throw new OperationException("ESB2008: --use-database-names is for databases. The names in code are made of those in the schema, which @map and @@map keep apart from the database's.");
        }
    }

    private static PrismaSchema Read(string place)
    {
        if (!File.Exists(place) && !(Directory.Exists(place) && SchemaReader.FilesOf(place).Count > 0))
        {
            throw new OperationException($"ESB2001: There is no schema at {place}. Name the file or folder that holds it: dotnet ef dbcontext scaffold prisma/schema.prisma EfSchemaBridge.");
        }

        var result = SchemaReader.Read(place);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? result.Schema! : throw new OperationException(string.Join(Environment.NewLine, errors));
    }
}
