using System.Diagnostics;
using EfSchemaBridge.Design.Scaffolding;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>One run of <c>generate</c>.</summary>
internal sealed class Generation
{
    /// <summary>The schema's file or folder.</summary>
    public required string Place { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The namespace of the classes.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the context's class.</summary>
    public required string ContextName { get; init; }

    /// <summary>The project's folder.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>Whether everything goes into one file.</summary>
    public bool SingleFile { get; init; }

    /// <summary>Whether the classes are made for EF's change-tracking proxies.</summary>
    public bool ChangeTrackingProxies { get; init; }

    /// <summary>The file to list the generated files in, a path a line, or null. It is written last, and every time.</summary>
    public string? FileList { get; init; }

    /// <summary>Where the summary, errors and warnings are printed.</summary>
    public required Terminal Terminal { get; init; }

    /// <summary>Generates, and gives the exit code.</summary>
    public int Run()
    {
        var watch = Stopwatch.StartNew();

        // Plurals take long to get ready, and are not needed before the model is made.
        var plurals = EnglishPlurals.LoadAsync();
        if (!HasValidNames() || SchemaPlace.Read(Place, Terminal.Error) is not { } schema)
        {
            return ExitCode.Failure;
        }

        WarnOfConnection(schema.Datasource);
        var files = SchemaScaffolder.Scaffold(SchemaModel.ForScaffolding(schema), Options(schema), plurals.GetAwaiter().GetResult());
        if (!new OutputFolder(OutputFolder, Terminal.Error).Write(files))
        {
            return ExitCode.Failure;
        }

        if (FileList is not null)
        {
            File.WriteAllLines(FileList, files.Select(file => Path.Combine(OutputFolder, file.Name)));
        }

        Terminal.Done($"Generated {ContextName}: {Count.Of(schema.Models.Count, "model")}, {Count.Of(schema.Enums.Count, "enum")} in {watch.ElapsedMilliseconds} ms ({OutputFolder})");
        Terminal.Report(new { Context = $"{Namespace}.{ContextName}", Folder = OutputFolder, Files = files.Select(file => file.Name) });
        return ExitCode.Success;
    }

    private ScaffoldOptions Options(PrismaSchema schema) => new()
    {
        ContextName = ContextName,
        Namespace = Namespace,
        SchemaPath = Path.GetRelativePath(ProjectFolder, Path.GetFullPath(Place)).Replace('\\', '/'),
        Connection = schema.Datasource?.Url,
        SingleFile = SingleFile,
        ChangeTrackingProxies = ChangeTrackingProxies,
    };

    private bool HasValidNames()
    {
        var wrong = Namespace.Split('.').Append(ContextName).FirstOrDefault(name => !NamingRule.IsIdentifier(name));
        if (wrong is not null)
        {
            Terminal.Error.WriteLine($"error {ToolCodes.InvalidName}: '{wrong}' cannot be a name in C#. Set SchemaBridgeNamespace and SchemaBridgeContext to names that can.");
        }

        return wrong is null;
    }

    private void WarnOfConnection(Datasource? datasource)
    {
        if (datasource is { Url.Literal: not null, Span: var span })
        {
            Terminal.Error.WriteLine($"{span.File.Path}({span.Line},{span.Column}): warning {ToolCodes.ConnectionInSchema}: The connection in the schema is not written into code. Set it as DATABASE_URL in the environment or a .env file.");
        }
    }
}
