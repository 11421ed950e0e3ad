using System.CommandLine;
using System.Diagnostics;
using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;
using Npgsql;

namespace EfSchemaBridge.Tool.Db;

/// <summary><c>db pull</c>: the database becomes the schema. What the schema says already, and the database does not contradict, stays as it is written.</summary>
internal sealed class PullCommand : ToolCommand
{
    private const string NewPlace = "prisma/schema.prisma";
    private const string FileOfNewBlocks = "introspected.prisma";

    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _url = new("--url") { Description = "The connection; the schema's own unless it is given.", HelpName = "URL" };
    private readonly Option<bool> _force = new("--force") { Description = "Forget the models, views and enums of the schema, and their names and comments with them." };
    private readonly Option<bool> _print = new("--print") { Description = "Print the schema to standard output instead of writing it." };
    private readonly Option<string?> _schemas = new("--schemas") { Description = "The PostgreSQL schemas to pull into a new schema, with commas between them; an existing schema lists them in its datasource.", HelpName = "NAMES" };

    /// <summary>Creates the command.</summary>
    public PullCommand()
        : base("pull", "Makes the schema say what the database holds. Names, comments and layout of an existing schema stay, and so does all that the database knows nothing of.", "what was pulled, and the warnings, as one object")
    {
        Add(_schema);
        Add(_url);
        Add(_force);
        Add(_print);
        Add(_schemas);
        Examples =
        [
            new("db pull", "Bring the schema up to date, or write the first one."),
            new("db pull --print", "Only look."),
            new("db pull --schemas public,auth", "Write the first schema of a database that has several."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var place = FindPlace(result);
        var files = Read(place);
        var listed = result.GetValue(_schemas)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (listed.Length > 0 && files.Count > 0)
        {
            throw new ToolException(ToolCodes.InvalidSchema, $"{place} is there already: list the PostgreSQL schemas in its datasource, as in schemas = [{string.Join(", ", listed.Select(name => $"\"{name}\""))}].");
        }

        IReadOnlyList<SourceFile> kept = result.GetValue(_force) ? [.. files.Select(SchemaIntrospection.WithoutModels)] : files;
        var database = await ReadDatabaseAsync(result, place, kept, terminal, cancellationToken).ConfigureAwait(false);
        var pulled = Pull(database, RequestOf(place, kept, database, listed), place);
        var printed = result.GetValue(_print) ? Text(pulled.Files) : null;
        if (printed is not null)
        {
            Print(printed, terminal);
        }
        else
        {
            var changed = SchemaFiles.Write(pulled.Files);
            var what = $"{Count.Of(pulled.Models, "model")}, {(pulled.Views > 0 ? $"{Count.Of(pulled.Views, "view")}, " : "")}{Count.Of(pulled.Enums, "enum")}";
            terminal.Done(changed.Count == 0
                ? $"{place} says already what the database holds: {what}."
                : $"Pulled {what} into {string.Join(", ", changed)} in {watch.ElapsedMilliseconds} ms.");
        }

        foreach (var warning in pulled.Warnings)
        {
            terminal.Warn(warning);
        }

        terminal.Report(new { Files = pulled.Files.Select(file => file.Path), Schema = printed, pulled.Models, pulled.Views, pulled.Enums, pulled.Warnings });
        return ExitCode.Success;
    }

    private string FindPlace(ParseResult result) => result.GetValue(_schema) ?? SchemaPlace.Find("", TextWriter.Null) ?? NewPlace;

    /// <summary>The files as they are; none where there is no schema yet. What is written back must be what was read.</summary>
    private static List<SourceFile> Read(string place) =>
        File.Exists(place) || Directory.Exists(place) ? [.. SchemaReader.FilesOf(place).Select(path => new SourceFile(path, Utf8File.Read(path, keepsMark: true)))] : [];

    private async Task<LiveDatabase> ReadDatabaseAsync(ParseResult result, string place, IReadOnlyList<SourceFile> files, Terminal terminal, CancellationToken cancellationToken)
    {
        var schema = SchemaReader.Parse(files);
        if (schema.Schema is null)
        {
            terminal.Error.Write(DiagnosticRenderer.Render(schema.Diagnostics));
            throw new ToolException(ToolCodes.InvalidSchema, $"{place} has errors, so nothing was pulled. Mend it, or pull with --force, which forgets its models.");
        }

        var url = result.GetValue(_url) is { } given ? ConnectionUrl.Parse(given) : new Workspace(place, schema.Schema).Connection();
        var connection = new NpgsqlConnection(url.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await terminal.WaitAsync("Reading the database", () => LiveDatabase.ReadAsync(connection, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>A new model of a folder of files goes into a file of its own kind.</summary>
    private static IntrospectionRequest RequestOf(string place, IReadOnlyList<SourceFile> files, LiveDatabase database, string[] listed)
    {
        if (files.Count == 0)
        {
            var file = place.EndsWith(".prisma", StringComparison.Ordinal) ? place : Path.Combine(place, Path.GetFileName(NewPlace));
            return new([new SourceFile(file, NewSchema.TextFor(database, listed))]);
        }

        if (!Directory.Exists(place))
        {
            return new(files);
        }

        var introspected = files.Select((file, i) => (file, i)).FirstOrDefault(pair => Path.GetFileName(pair.file.Path) == FileOfNewBlocks);
        return introspected.file is not null ? new(files, introspected.i) : new([.. files, new SourceFile(Path.Combine(place, FileOfNewBlocks), "")], files.Count);
    }

    private static IntrospectionResult Pull(LiveDatabase database, IntrospectionRequest request, string place)
    {
        try
        {
            var result = SchemaIntrospection.Run(database, request);
            return result.Diagnostics.Count == 0 ? result : throw new ToolException(ToolCodes.InvalidSchema, $"{place} has errors, so nothing was pulled.");
        }
        catch (IntrospectionException exception)
        {
            throw new ToolException(exception.Code, exception.Message);
        }
    }

    private static string Text(IReadOnlyList<SourceFile> files) => string.Concat(files
        .Where(file => file.Text.Length > 0)
        .Select(file => files.Count > 1 ? $"// {file.Path.Replace('\\', '/')}\n{file.Text}\n" : file.Text));

    /// <summary>Programs read it in the report.</summary>
    private static void Print(string text, Terminal terminal)
    {
        if (!terminal.IsForPrograms)
        {
            terminal.Output.Write(text);
        }
    }
}
