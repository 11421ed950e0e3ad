using System.CommandLine;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Db;

/// <summary><c>db execute (--file FILE | --stdin)</c>: runs SQL.</summary>
internal sealed class ExecuteCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _file = new("--file") { Description = "The file that holds the SQL." };
    private readonly Option<bool> _input = new("--stdin") { Description = "Read the SQL from standard input." };
    private readonly Option<string?> _url = new("--url") { Description = "The connection; the schema's own unless it is given.", HelpName = "URL" };

    /// <summary>Creates the command.</summary>
    public ExecuteCommand()
        : base("execute", "Runs SQL on the database: all of it or, where a statement fails, nothing, unless it holds what PostgreSQL runs outside of transactions only.", json: "the number of statements as an object")
    {
        Add(_file);
        Add(_input);
        Add(_url);
        Add(_schema);
        Validators.Add(result =>
        {
            if (result.GetValue(_file) is null == !result.GetValue(_input))
            {
                result.AddError("Give either --file FILE or --stdin.");
            }
        });
        Examples =
        [
            new("db execute --file cleanup.sql", "Run a file."),
            new("db execute --stdin < cleanup.sql", "Run what comes through a pipe."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var connection = result.GetValue(_url) is { } url ? ConnectionUrl.Parse(url) : Workspace.Open(_schema, result, terminal).Connection();
        var file = result.GetValue(_file);
        var sql = file is null
            ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
            : Utf8File.Read(file);
        var count = await terminal.WaitAsync("Running the script", () => ScriptExecution.RunAsync(connection, sql, file ?? "standard input", cancellationToken)).ConfigureAwait(false);
        terminal.Done($"Executed {Count.Of(count, "statement")}.");
        terminal.Report(new { Statements = count });
        return ExitCode.Success;
    }
}
