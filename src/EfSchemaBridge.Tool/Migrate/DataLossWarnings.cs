using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>What a person should know before changes are made, and whether they agree.</summary>
/// <param name="All">All warnings.</param>
internal sealed record DataLossWarnings(IReadOnlyList<MigrationWarning> All)
{
    /// <summary>Those of changes that cannot be made over the rows that are there.</summary>
    public IReadOnlyList<MigrationWarning> Blocking { get; } = [.. All.Where(w => w is { Kind: WarningKind.Unexecutable, Rows: > 0 })];

    /// <summary>The warnings of planned changes.</summary>
    public static DataLossWarnings Of(IReadOnlyList<MigrationWarning> warnings) => new(warnings);

    /// <summary>Shows them.</summary>
    public void Tell(Terminal terminal)
    {
        foreach (var warning in All)
        {
            terminal.Warn(warning.ToString());
        }

        if (All.Count > 0)
        {
            terminal.Line();
        }
    }

    /// <summary>Asks whether to go on, where data may be lost.</summary>
    /// <param name="question">The question.</param>
    /// <param name="isAccepted">True when the command line gave the answer.</param>
    /// <param name="terminal">Where to ask.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<bool> AgreeAsync(string question, bool isAccepted, Terminal terminal, CancellationToken cancellationToken) =>
        isAccepted || All.All(w => w.Kind == WarningKind.Lock) || await terminal.ConfirmAsync(question, "--accept-data-loss", cancellationToken).ConfigureAwait(false);
}
