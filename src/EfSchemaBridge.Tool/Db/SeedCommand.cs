using System.CommandLine;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Db;

/// <summary><c>db seed</c>: runs the project's own command that fills the database.</summary>
internal sealed class SeedCommand : ToolCommand
{
    private readonly Argument<string[]> _arguments = new("ARGUMENTS") { Description = "What follows -- is passed to the command.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Creates the command.</summary>
    public SeedCommand()
        : base("seed", $"Runs the command that fills the database: the property {SeedScript.Property} of the project file, such as <{SeedScript.Property}>dotnet run -- seed</{SeedScript.Property}>, else \"prisma\": {{ \"seed\": ... }} of package.json.", json: "the command that has run as an object")
    {
        Add(_arguments);
        Examples =
        [
            new("db seed", "Fill the database."),
            new("db seed -- --environment staging", "... with arguments for the command."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var seed = SeedScript.Find(Environment.CurrentDirectory)
            ?? throw new ToolException(ToolCodes.Seed, $"There is no command to seed with. Set one in the project file: <{SeedScript.Property}>dotnet run -- seed</{SeedScript.Property}>");
        await seed.RunAsync(result.GetValue(_arguments) ?? [], terminal, cancellationToken).ConfigureAwait(false);
        terminal.Report(new { seed.Command });
        return ExitCode.Success;
    }
}
