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
    private readonly string _folder = FolderOf(place);
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

    /// <summary>The variables that the current project's schema takes its connections from, with the values of its <c>.env</c> files, as far as the environment lacks them. They may hold passwords.</summary>
    /// <remarks>For a schema that is not there, cannot be read or names none, it is <c>DATABASE_URL</c>.</remarks>
    public static IReadOnlyDictionary<string, string> MissingVariables()
    {
        var place = SchemaPlace.Find("", TextWriter.Null);
        var datasource = place is null ? null : SchemaReader.Read(place).Schema?.Datasource;
        var source = SourceOf(place is null ? "." : FolderOf(place), ProjectFile.OnlyOneIn("."));
        ConnectionSetting?[] settings = [datasource?.DirectUrl, datasource?.Url ?? new(null, DefaultVariable)];
        return settings.Select(setting => setting?.EnvironmentVariable)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Value: source.FindMissing(name)))
            .Where(variable => variable.Value is not null)
            .ToDictionary(variable => variable.Name, variable => variable.Value!, StringComparer.Ordinal);
    }

    private ConnectionSource Source => SourceOf(_folder, _project);

    private static ConnectionSource SourceOf(string folder, ProjectFile? project) =>
        new(Path.GetFullPath(folder, Environment.CurrentDirectory), Environment.GetEnvironmentVariable, Environment.CurrentDirectory, project?.Folder ?? Environment.CurrentDirectory);

    private static string FolderOf(string place) => Directory.Exists(place) ? place : Path.GetDirectoryName(place)!;

    private ConnectionUrl? Find(ConnectionSetting setting) => setting.Literal is { } literal
        ? ConnectionUrl.Parse(literal, _folder)
        : Source.Find(setting.EnvironmentVariable ?? DefaultVariable);
}
