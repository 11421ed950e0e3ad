using System.Text.RegularExpressions;
using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>A folder with a schema, and a database of its own, in which the installed tool is run.</summary>
internal sealed partial class ToolProject : IAsyncDisposable
{
    private const string Datasource = "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n";
    public const string Password = "not-for-any-eye";

    private readonly InstalledTool _tool;

    private ToolProject(InstalledTool tool, PostgresDatabase database) => (_tool, Database) = (tool, database);

    public PostgresDatabase Database { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("esb-cli-").FullName;

    public string Migrations => Path.Combine(Folder, "prisma", "migrations");

    /// <summary>The folder names of the migrations, in order.</summary>
    public IReadOnlyList<string> Ids => Directory.Exists(Migrations) ? [.. Directory.EnumerateDirectories(Migrations).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)] : [];

    public static async Task<ToolProject> CreateAsync(InstalledTool tool, string models)
    {
        var project = new ToolProject(tool, await PostgresDatabase.CreateAsync());
        project.WriteSchema(models);
        return project;
    }

    public void WriteSchema(string models) => Write("prisma/schema.prisma", Datasource + models);

    /// <summary>Writes the schema with a connection of its own.</summary>
    public void WriteSchemaFor(string url, string models) => Write("prisma/schema.prisma", Datasource.Replace("env(\"DATABASE_URL\")", $"\"{url}\"", StringComparison.Ordinal) + models);

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Script(int index) => File.ReadAllText(Path.Combine(Migrations, Ids[index], "migration.sql"));

    /// <summary>Runs the tool in a pipe.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments) => Plain(await _tool.RunAsync(Folder, Url, arguments));

    /// <summary>Runs the tool in a pipe, and gives its output.</summary>
    public async Task<string> OutputAsync(params string[] arguments) => (await RunAsync(arguments)).OrThrow($"schemabridge {string.Join(' ', arguments)}").Output;

    /// <summary>Runs the tool in a terminal.</summary>
    public async Task<CommandResult> RunInTerminalAsync(IReadOnlyList<(string Question, string Answer)> answers, params string[] arguments) =>
        Plain(await _tool.RunInTerminalAsync(Folder, Url, answers, arguments));

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }

    /// <summary>The database's URL, with a password where the server asks for none.</summary>
    private string Url => UserOnly().Replace(Database.Url, $"$1:{Password}@");

    /// <summary>What differs from run to run is left out, and no output may hold the password.</summary>
    private CommandResult Plain(CommandResult result)
    {
        Assert.DoesNotContain(Password, result.Output + result.Error, StringComparison.Ordinal);
        return result with { Output = Plain(result.Output), Error = Plain(result.Error) };
    }

    private string Plain(string text) => Milliseconds().Replace(
        Time().Replace(Place().Replace(text.ReplaceLineEndings("\n").Replace(Database.Name, "DB", StringComparison.Ordinal), "at \"SERVER\""), "TIME_"),
        "N ms");

    [GeneratedRegex("^([a-z]+://[^/@:]+)@")]
    private static partial Regex UserOnly();

    [GeneratedRegex(@"\b\d{14}_")]
    private static partial Regex Time();

    [GeneratedRegex("at \"[^\"]*\"")]
    private static partial Regex Place();

    [GeneratedRegex(@"\d+ ms")]
    private static partial Regex Milliseconds();
}
