using EfSchemaBridge.Design.Scaffolding.Configuration;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes the context: its sets, its connection, and the configuration of the model.</summary>
internal sealed class ContextWriter
{
    private readonly IModel _model;
    private readonly ModelNames _names;
    private readonly ScaffoldOptions _options;
    private readonly IndentedStringBuilder _code;

    private ContextWriter(IModel model, ModelNames names, ScaffoldOptions options, IndentedStringBuilder code)
    {
        _model = model;
        _names = names;
        _options = options;
        _code = code;
    }

    private string Name => _options.ContextName;

    /// <summary>The context.</summary>
    public static GeneratedType Write(IModel model, ModelNames names, ScaffoldOptions options)
    {
        var code = new IndentedStringBuilder();
        new ContextWriter(model, names, options, code).Write();
        var text = code.ToString();
        string[] classes = options.ContextNamespace == options.Namespace ? [] : [options.Namespace];
        return new(options.ContextName, options.ContextNamespace, [.. ContextNamespaces.Of(text), .. classes], text);
    }

    /// <summary>Writes the attributes that tell which schema and which enums a context has.</summary>
    public static void WriteAttributes(IModel model, ModelNames names, ScaffoldOptions options, IndentedStringBuilder code)
    {
        code.AppendLine($"[SchemaContext({CodeText.Literal(options.SchemaPath)})]");
        foreach (var type in model.Enums())
        {
            var schema = type.DatabaseSchema is { } name ? $", Schema = {CodeText.Literal(name)}" : "";
            code.AppendLine($"[SchemaEnum(typeof({names.Of(type)}), {CodeText.Literal(type.DatabaseName)}{schema})]");
        }
    }

    private void Write()
    {
        _code.AppendSummary($"The database of {_options.SchemaPath}.");
        WriteAttributes(_model, _names, _options, _code);
        _code.AppendLine($"public partial class {Name} : DbContext");
        _code.AppendBlock(() =>
        {
            WriteConstructors();
            WriteSets();
            WriteConfiguration();
            WriteConventions();
            WriteModel();
        });
    }

    private void WriteConstructors()
    {
        if (_options.FindsConnection)
        {
            _code.AppendSummary($"Creates a context that finds its connection in the environment or in .env files, as {_options.ConnectionVariable}.");
            _code.AppendLine($"public {Name}()");
            _code.AppendLine($"    : base(new DbContextOptions<{Name}>())");
            _code.AppendBlock(() => { });
            _code.AppendLine();
        }

        _code.AppendSummary("Creates a context with a connection of its own.");
        _code.AppendLine($"public {Name}(DbContextOptions<{Name}> options)");
        _code.AppendLine("    : base(options)");
        _code.AppendBlock(() => { });
        _code.AppendLine();
        _code.AppendSummary("Creates the base of a derived context, whose options are its own.");
        _code.AppendLine($"protected {Name}(DbContextOptions options)");
        _code.AppendLine("    : base(options)");
        _code.AppendBlock(() => { });
    }

    private void WriteSets()
    {
        foreach (var entityType in _model.Classes())
        {
            var name = _names.Of(entityType);
            _code.AppendLine();
            _code.AppendSummary(entityType.Documentation());
            _code.AppendLine($"public virtual DbSet<{name}> {_names.SetOf(entityType)} => Set<{name}>();");
        }
    }

    private void WriteConfiguration()
    {
        var folder = new SchemaContextAttribute(_options.SchemaPath).Folder;
        var arguments = $"{CodeText.Literal(_options.ConnectionVariable)}, {CodeText.Literal(folder)}";
        _code.AppendLine();
        _code.AppendLine("/// <inheritdoc/>");
        _code.AppendLine("protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)");
        _code.AppendBlock(() =>
        {
            if (_options.FindsConnection)
            {
                _code.AppendLine("if (!optionsBuilder.IsConfigured)");
                _code.AppendBlock(() =>
                {
                    _code.AppendLine("// Migrations are added without a database.");
                    _code.AppendLine("var connection = EF.IsDesignTime");
                    _code.AppendLine($"    ? SchemaConnection.Find({arguments})");
                    _code.AppendLine($"    : SchemaConnection.Get({arguments});");
                    _code.AppendLine("optionsBuilder.UseNpgsql(connection).UseSchemaBridge();");
                });
                _code.AppendLine();
            }

            _code.AppendLine($"{CodeNames.OptionsHook}(optionsBuilder);");
        });
    }

    private void WriteConventions()
    {
        _code.AppendLine();
        _code.AppendLine("/// <inheritdoc/>");
        _code.AppendLine("protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)");
        _code.AppendBlock(() =>
        {
            _code.AppendLine("// The database has the indexes and extensions that the schema names, and no others.");
            _code.AppendLine("configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();");
            _code.AppendLine("configurationBuilder.Conventions.Remove<NpgsqlPostgresModelFinalizingConvention>();");
        });
    }

    private void WriteModel()
    {
        _code.AppendLine();
        _code.AppendLine("/// <inheritdoc/>");
        _code.AppendLine("protected override void OnModelCreating(ModelBuilder modelBuilder)");
        _code.AppendBlock(() =>
        {
            WriteExtensions();
            WriteEnums();
            WriteTables(new TableConfiguration(_names));
            _code.AppendLine($"{CodeNames.ModelHook}(modelBuilder);");
        });
        _code.AppendLine();
        _code.AppendSummary("Adds to the model; written by hand in another part of this class, or not at all.");
        _code.AppendLine($"partial void {CodeNames.ModelHook}(ModelBuilder modelBuilder);");
        _code.AppendLine();
        _code.AppendSummary("Adds to the options; written by hand in another part of this class, or not at all.");
        _code.AppendLine($"partial void {CodeNames.OptionsHook}(DbContextOptionsBuilder optionsBuilder);");
    }

    /// <summary>A relation to a model without class can only name properties that are declared already: those models come first.</summary>
    private void WriteTables(TableConfiguration tables)
    {
        WriteEach(_model.Bags(), tables.WriteBag);
        WriteEach(_model.Classes(), tables.WriteClass);
        WriteEach(_model.Bags().Where(bag => bag.GetForeignKeys().Any()), tables.WriteBagRelations);

        void WriteEach(IEnumerable<IEntityType> entityTypes, Action<IEntityType, IndentedStringBuilder> write)
        {
            foreach (var entityType in entityTypes)
            {
                write(entityType, _code);
                _code.AppendLine();
            }
        }
    }

    private void WriteExtensions()
    {
        var extensions = _model.GetPostgresExtensions();
        foreach (var extension in extensions)
        {
            string[] arguments = extension is { Schema: null, Version: null }
                ? [CodeText.Literal(extension.Name)]
                : [CodeText.LiteralOrNull(extension.Schema), CodeText.Literal(extension.Name), CodeText.LiteralOrNull(extension.Version)];
            new FluentChain("modelBuilder").Call("HasPostgresExtension", arguments).WriteTo(_code);
        }

        if (extensions.Count > 0)
        {
            _code.AppendLine();
        }
    }

    private void WriteEnums()
    {
        foreach (var type in _model.Enums())
        {
            string[] schema = type.DatabaseSchema is { } name ? [CodeText.Literal(name)] : [];
            new FluentChain("modelBuilder")
                .Call("HasPostgresEnum", [.. schema, CodeText.Literal(type.DatabaseName), CodeText.Literals(type.Values.Select(v => v.DatabaseName))])
                .WriteTo(_code);
        }

        if (_model.Enums().Count > 0)
        {
            _code.AppendLine();
        }
    }
}
