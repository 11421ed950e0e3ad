using System.CommandLine;
using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Project;

/// <summary>What a command works on: a schema without errors, the migrations beside it, and the connection it names.</summary>
/// <param name="place">The schema's file or folder.</param>
/// <param name="schema">The schema.</param>
internal sealed class Workspace(string place, PrismaSchema schema)
{
    private const string DefaultVariable = "DATABASE_URL";
    private readonly string _folder = Directory.Exists(place) ? place : Path.GetDirectoryName(place)!;
    private readonly ProjectFile? _project = ProjectFile.Of(place);

    /// <summary>The schema's file or folder, as it was found.</summary>
    public string Place { get; } = place;

    /// <summary>The schema.</summary>
    public PrismaSchema Schema { get; } = schema;

    /// <summary>The migrations folder, as people write it: the one that the project file names, else the one beside the schema.</summary>
    public string MigrationsFolder =>
        field ??= (_project?.MigrationsOf(Place) is { } named ? Path.Combine(_project.FolderFromHere, named) : Path.Combine(_folder, "migrations")).Replace('\\', '/');

    /// <summary>Finds and reads the schema, and prints what is wrong with it.</summary>
    /// <exception cref="ToolException">ESB2001: there is none; ESB2013: it has errors, which were printed.</exception>
    public static Workspace Open(SchemaOption option, ParseResult result, Terminal terminal)
    {
        var place = option.Find(result);
        var (schema, diagnostics) = SchemaReader.Read(place);
        terminal.Error.Write(DiagnosticRenderer.Render(diagnostics));
        return schema is null || diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? throw new ToolException(ToolCodes.InvalidSchema, $"{place} has errors, so nothing was done.")
            : new(place, schema);
    }

    /// <summary>The connection of the schema; <c>directUrl</c> comes first, as migrations need a session of their own.</summary>
    /// <exception cref="ToolException">ESB2009: it is not set.</exception>
    /// <exception cref="ConnectionUrlException">It cannot be read.</exception>
    public ConnectionUrl Connection()
    {
        var setting = Schema.Datasource?.DirectUrl ?? Schema.Datasource?.Url ?? new(null, DefaultVariable);
        return Find(setting) ?? throw new ToolException(ToolCodes.NoConnection, string.Join(
            Environment.NewLine,
            $"The database connection is not set: there is no environment variable {setting.EnvironmentVariable}, and none of these files sets it:",
            string.Join(Environment.NewLine, Source.Files.Select(file => $"  {file}")),
            $"Set it, for example in a .env file: {setting.EnvironmentVariable}=\"postgresql://USER:PASSWORD@localhost:5432/DATABASE\""));
    }

    /// <summary>The database that migrations are replayed in, when one is named.</summary>
    public ConnectionUrl? ShadowConnection() => Find(Schema.Datasource?.ShadowDatabaseUrl ?? new(null, ShadowDatabase.Variable));

    private ConnectionSource Source => new(Path.GetFullPath(_folder), Environment.GetEnvironmentVariable, Environment.CurrentDirectory, _project?.Folder ?? Environment.CurrentDirectory);

    private ConnectionUrl? Find(ConnectionSetting setting) => setting.Literal is { } literal
        ? ConnectionUrl.Parse(literal, _folder)
        : Source.Find(setting.EnvironmentVariable ?? DefaultVariable);
}
