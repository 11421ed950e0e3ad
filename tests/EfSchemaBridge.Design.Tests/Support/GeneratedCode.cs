using System.Reflection;
using System.Runtime.Loader;
using EfSchemaBridge.Design.Scaffolding;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Tests.Support;

/// <summary>The code generated for a schema, compiled in memory.</summary>
internal sealed class GeneratedCode
{
    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        // Two versions of an assembly in a test's own references: the SDK has these off in every project.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly List<PortableExecutableReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly IPluralizer Plurals = EnglishPlurals.LoadAsync().GetAwaiter().GetResult();

    private readonly Lazy<CSharpCompilation> _compilation;
    private readonly Lazy<Type> _contextType;

    /// <summary>Generates the code of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isHandedOver">Whether the code is the user's own, as after <c>dotnet ef dbcontext scaffold</c>.</param>
    public GeneratedCode(PrismaSchema schema, bool isHandedOver = false)
    {
        Model = SchemaModel.Of(schema);
        Files = SchemaScaffolder.Scaffold(SchemaModel.ForScaffolding(schema), Options(schema) with { IsHandedOver = isHandedOver }, Plurals);
        _compilation = new(Compile);
        _contextType = new(LoadContextType);
    }

    /// <summary>The directly translated model.</summary>
    public IModel Model { get; }

    /// <summary>The generated files.</summary>
    public IReadOnlyList<GeneratedFile> Files { get; }

    /// <summary>Everything the compiler has to say that is not hidden from people, for a project without implicit usings.</summary>
    public IReadOnlyList<string> Diagnostics() => Shown(_compilation.Value);

    /// <summary>The same for a project with nullable reference types and implicit usings.</summary>
    public IReadOnlyList<string> DiagnosticsWithEverythingOn()
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(ImplicitUsings.Select(name => $"global using global::{name};\n")), Parsing);
        var compilation = _compilation.Value.AddSyntaxTrees(usings);
        return Shown(compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Enable)));
    }

    /// <summary>The compilation, for a project without implicit usings and without nullable reference types.</summary>
    public CSharpCompilation Compilation => _compilation.Value;

    /// <summary>Loads the compiled context, and gives it to a function.</summary>
    public T WithContext<T>(Func<DbContext, T> use)
    {
        using var context = Create(_contextType.Value, "Host=nowhere", options => options.EnableServiceProviderCaching(false).ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)));
        return use(context);
    }

    /// <summary>Loads the compiled context, with a connection. All contexts of one code share their model.</summary>
    public DbContext CreateContext(string connectionString) =>
        Create(_contextType.Value, connectionString, options => options.ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)));

    /// <summary>What differs between the generated context's state and that of the schema, in both directions.</summary>
    public IReadOnlyList<string> Differences() => WithContext(context =>
    {
        var generated = ModelState.Of(context.GetService<IDesignTimeModel>().Model.GetRelationalModel());
        var translated = ModelState.Of(Model.GetRelationalModel());
        List<SchemaChange> changes = [.. StateDiffer.Compare(generated, translated), .. StateDiffer.Compare(translated, generated)];
        return (IReadOnlyList<string>)
        [
            .. Lines(generated).Except(Lines(translated)).Select(line => $"only generated: {line}"),
            .. Lines(translated).Except(Lines(generated)).Select(line => $"only in the schema: {line}"),
            .. changes.Select(change => change.GetType().Name),
        ];
    });

    /// <summary>A line for each column, key and index: what people need to see of a difference.</summary>
    private static IEnumerable<string> Lines(RelationalState state) => state.Tables.SelectMany(table => new[]
    {
        table.Columns.Select(c => $"{c.Name} {c.Type} {(c.IsNullable ? "NULL" : "NOT NULL")} {c.Default}"),
        [$"key {table.PrimaryKey?.Name} ({string.Join(", ", table.PrimaryKey?.Columns ?? [])})"],
        table.Indexes.Select(i => $"index {i.Name} {i.IsUnique} {i.Method} {i.Where} ({string.Join(", ", i.Columns)})"),
        table.ForeignKeys.Select(k => $"foreign key {k.Name} ({string.Join(", ", k.Columns)}) to {k.PrincipalTable} ({string.Join(", ", k.PrincipalColumns)}) {k.OnDelete} {k.OnUpdate}"),
    }.SelectMany(lines => lines).Select(line => $"{table.Schema}.{table.Name}: {line}"));

    private static IReadOnlyList<string> Shown(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden).Select(d => d.ToString())];

    /// <summary>The options that tests generate with.</summary>
    private static ScaffoldOptions Options(PrismaSchema schema) => new()
    {
        ContextName = "ShopContext",
        Namespace = "Shop",
        SchemaPath = "prisma/schema.prisma",
        Connection = schema.Datasource?.Url,
    };

    private CSharpCompilation Compile()
    {
        // Every project has a version.
        var version = CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]", Parsing);
        var trees = Files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), Parsing, file.Name));
        return CSharpCompilation.Create($"Generated{Guid.NewGuid():n}", trees.Append(version), References, CompilationOptions);
    }

    private Type LoadContextType()
    {
        using var assemblyText = new MemoryStream();
        var result = _compilation.Value.Emit(assemblyText);
        Assert.Equal([], result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        assemblyText.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assemblyText).GetType("Shop.ShopContext", throwOnError: true)!;
    }

    private static DbContext Create(Type contextType, string connectionString, Action<DbContextOptionsBuilder> configure)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(contextType))!;
        options.UseNpgsql(connectionString).UseSchemaBridge();
        configure(options);
        return (DbContext)Activator.CreateInstance(contextType, BindingFlags.Public | BindingFlags.Instance, null, [options.Options], null)!;
    }
}
