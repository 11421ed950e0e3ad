using System.Diagnostics;
using EfSchemaBridge.Design.Scaffolding;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Tool.Project;

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

    /// <summary>Where the summary is printed.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where errors and warnings are printed.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Generates, and gives the exit code.</summary>
    public int Run()
    {
        var watch = Stopwatch.StartNew();
        if (!HasValidNames() || SchemaPlace.Read(Place, Error) is not { } schema)
        {
            return ExitCode.Failure;
        }

        WarnOfConnection(schema.Datasource);
        var files = SchemaScaffolder.Scaffold(SchemaModel.Of(schema), new ScaffoldOptions
        {
            ContextName = ContextName,
            Namespace = Namespace,
            SchemaPath = Path.GetRelativePath(ProjectFolder, Path.GetFullPath(Place)).Replace('\\', '/'),
            Connection = schema.Datasource?.Url,
        });
        if (!new OutputFolder(OutputFolder, Error).Write(files))
        {
            return ExitCode.Failure;
        }

        Output.WriteLine($"Generated {ContextName}: {Count.Of(schema.Models.Count, "model")}, {Count.Of(schema.Enums.Count, "enum")} in {watch.ElapsedMilliseconds} ms ({OutputFolder})");
        return ExitCode.Success;
    }

    private bool HasValidNames()
    {
        var wrong = Namespace.Split('.').Append(ContextName).FirstOrDefault(name => !NamingRule.IsIdentifier(name));
        if (wrong is not null)
        {
            Error.WriteLine($"error {ToolCodes.InvalidName}: '{wrong}' cannot be a name in C#. Set SchemaBridgeNamespace and SchemaBridgeContext to names that can.");
        }

        return wrong is null;
    }

    private void WarnOfConnection(Datasource? datasource)
    {
        if (datasource is { Url.Literal: not null, Span: var span })
        {
            Error.WriteLine($"{span.File.Path}({span.Line},{span.Column}): warning {ToolCodes.ConnectionInSchema}: The connection in the schema is not written into code. Set it as DATABASE_URL in the environment or a .env file.");
        }
    }
}
