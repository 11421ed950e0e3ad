using System.CommandLine;
using System.Text;
using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate diff --from-... --to-...</c>: what leads from one state to another, in words or as SQL.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private const string EmptyScript = "-- This is an empty migration.\n";
    private const string DefaultVariable = "DATABASE_URL";

    private readonly DiffTargetOptions _from = new("from", "start from");
    private readonly DiffTargetOptions _to = new("to", "arrive at");
    private readonly Option<bool> _script = new("--script") { Description = "Print SQL instead of a summary." };
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "End with exit code 0 for no difference, 2 for any, 1 for an error." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
    private readonly Option<string?> _shadow = new("--shadow-database-url") { Description = $"A connection to the server where migrations are replayed in a database of their own; {DefaultVariable} unless it is given.", HelpName = "URL" };

    /// <summary>Creates the command.</summary>
    public DiffCommand()
        : base("diff", "Compares two of these: nothing, a schema, a migrations folder, a live database. Changes nothing.", json: "the number of changes, the summary and the SQL as an object")
    {
        foreach (var option in _from.All.Concat(_to.All).Concat([_script, _exitCode, _output, _shadow]))
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            _from.Check(result);
            _to.Check(result);
        });
        Examples =
        [
            new("migrate diff --from-empty --to-schema prisma/schema.prisma --script", "The SQL that makes the database of a schema."),
            new("migrate diff --from-migrations prisma/migrations --to-schema prisma/schema.prisma --exit-code", "Is a migration missing? For build servers."),
            new("migrate diff --from-url $DATABASE_URL --to-migrations prisma/migrations", "What the database lacks, or has too much."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        DiffTarget[] targets = [_from.Read(result, terminal), _to.Read(result, terminal)];
        var shadow = targets.OfType<DiffTarget.Migrations>().FirstOrDefault() is { } migrations ? ShadowServer(result, migrations.Folder) : null;
        var diff = await terminal.WaitAsync("Comparing", () => MigrationDiff.BetweenAsync(targets[0], targets[1], shadow, cancellationToken)).ConfigureAwait(false);
        if (!terminal.IsForPrograms || result.GetValue(_output) is not null)
        {
            await WriteAsync(result, terminal, Text(diff, result.GetValue(_script)), cancellationToken).ConfigureAwait(false);
        }

        terminal.Report(new { Changes = diff.Changes.Count, diff.Summary, diff.Script });
        return result.GetValue(_exitCode) && diff.Changes.Count > 0 ? ExitCode.Different : ExitCode.Success;
    }

    private static string Text(MigrationDiff diff, bool isScript) => (isScript, diff.Changes.Count) switch
    {
        (true, 0) => EmptyScript,
        (true, _) => diff.Script,
        _ => diff.Summary,
    };

    private string? ShadowServer(ParseResult result, string folder)
    {
        if (result.GetValue(_shadow) is { } given)
        {
            return ConnectionUrl.Parse(given).ConnectionString;
        }

        var beside = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder;
        return new ConnectionSource(beside, Environment.GetEnvironmentVariable, Environment.CurrentDirectory, Environment.CurrentDirectory).Find(DefaultVariable)?.ConnectionString;
    }

    private async Task WriteAsync(ParseResult result, Terminal terminal, string text, CancellationToken cancellationToken)
    {
        if (result.GetValue(_output) is { } file)
        {
            await File.WriteAllTextAsync(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await terminal.Output.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
