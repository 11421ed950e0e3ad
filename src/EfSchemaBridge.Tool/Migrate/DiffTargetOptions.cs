using System.CommandLine;
using System.CommandLine.Parsing;
using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>The options that name one side of a diff.</summary>
internal sealed class DiffTargetOptions
{
    private readonly string _side;
    private readonly Option<bool> _empty;
    private readonly Option<string?> _schema;
    private readonly Option<string?> _migrations;
    private readonly Option<string?> _url;

    /// <summary>Creates the options.</summary>
    /// <param name="side"><c>from</c> or <c>to</c>.</param>
    /// <param name="verb">What is done with the state.</param>
    public DiffTargetOptions(string side, string verb)
    {
        _side = side;
        _empty = new($"--{side}-empty") { Description = $"The state to {verb}: nothing." };
        // Prisma's longer name is taken as well.
        _schema = new($"--{side}-schema", $"--{side}-schema-datamodel") { Description = $"... a schema's file or folder.", HelpName = "PLACE" };
        _migrations = new($"--{side}-migrations") { Description = $"... a migrations folder.", HelpName = "FOLDER" };
        _url = new($"--{side}-url") { Description = $"... a live database.", HelpName = "URL" };
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_empty, _schema, _migrations, _url];

    /// <summary>Wants exactly one.</summary>
    public void Check(CommandResult result)
    {
        var given = (result.GetValue(_empty) ? 1 : 0) + new[] { _schema, _migrations, _url }.Count(option => result.GetValue(option) is not null);
        if (given != 1)
        {
            result.AddError($"Give one of --{_side}-empty, --{_side}-schema PLACE, --{_side}-migrations FOLDER and --{_side}-url URL.");
        }
    }

    /// <summary>The side that was given.</summary>
    /// <exception cref="ToolException">ESB2001: there is no schema or folder; ESB2013: the schema has errors, which were printed.</exception>
    /// <exception cref="ConnectionUrlException">The connection cannot be read.</exception>
    public DiffTarget Read(ParseResult result, Terminal terminal)
    {
        if (result.GetValue(_schema) is { } place)
        {
            return ReadSchema(place, terminal);
        }

        if (result.GetValue(_migrations) is { } folder)
        {
            return Directory.Exists(folder)
                ? new DiffTarget.Migrations(folder)
                : throw new ToolException(ToolCodes.NoSchema, $"There is no folder {folder}.");
        }

        return result.GetValue(_url) is { } url ? new DiffTarget.Database(ConnectionUrl.Parse(url).ConnectionString) : new DiffTarget.Empty();
    }

    private static DiffTarget.Schema ReadSchema(string place, Terminal terminal)
    {
        var error = new StringWriter();
        if (SchemaPlace.Check(place, error) is null)
        {
            throw new ToolException(ToolCodes.NoSchema, error.ToString().Split($"error {ToolCodes.NoSchema}: ")[^1].Trim());
        }

        Rehearsal.Start();
        var (schema, diagnostics) = SchemaReader.Read(place);
        terminal.Error.Write(DiagnosticRenderer.Render(diagnostics));
        return schema is null || diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? throw new ToolException(ToolCodes.InvalidSchema, $"{place} has errors, so nothing was compared.")
            : new(schema);
    }
}
