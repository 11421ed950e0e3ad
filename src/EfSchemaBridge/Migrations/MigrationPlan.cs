using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;

namespace EfSchemaBridge.Migrations;

/// <summary>What brings a database to a migration, checked before anything of it runs.</summary>
internal sealed class MigrationPlan
{
    private readonly MigrationStatus _status;

    private MigrationPlan(MigrationStatus status, IReadOnlyList<MigrationStep> steps) => (_status, Steps) = (status, steps);

    /// <summary>The scripts to run, in order: first those that take migrations back, the last one first, then those that apply some.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; }

    /// <summary>Plans.</summary>
    /// <param name="status">The folder beside the history.</param>
    /// <param name="wanted">The first migrations of the folder, which the database is to hold, and none of the others.</param>
    /// <param name="table">The history table's name.</param>
    /// <exception cref="MigrationException">ESB3009: a migration failed earlier; ESB3103, ESB3106, ESB3111: there is no way back; ESB3114: a script ends inside of a transaction.</exception>
    public static MigrationPlan Make(MigrationStatus status, IReadOnlyList<MigrationScript> wanted, string table)
    {
        if (status.Failed is [var failed, ..])
        {
            throw FailedRun.Blocks(table, failed);
        }

        MigrationStep[] steps =
        [
            .. status.Scripts.Skip(wanted.Count).Where(status.IsApplied).Reverse().Select(script => TakeBack(status, script)),
            .. wanted.Where(script => !status.IsApplied(script)).Select(MigrationStep.Apply),
        ];
        var target = wanted.Count == 0 ? "" : wanted[^1].Id;
        if (wanted.Count < status.Scripts.Count && status.Missing.LastOrDefault(name => string.CompareOrdinal(name, target) > 0) is { } missing)
        {
            throw new MigrationException("ESB3111", $"The database holds the later migration '{missing}', and the folder does not, so there is no way back from it: restore its folder from version control.");
        }

        foreach (var step in steps)
        {
            CheckTransactions(step);
        }

        return new(status, steps);
    }

    /// <summary>Refuses what cannot run in a transaction that the application has begun.</summary>
    /// <exception cref="MigrationException">ESB3113: a script is not for a transaction.</exception>
    public void CheckFitsInTransaction()
    {
        if (Steps.FirstOrDefault(step => !step.Script.FitsInTransaction) is { } step)
        {
            throw new MigrationException("ESB3113", $"{step.Title} cannot run inside of your transaction: see {step.FileName}, line {step.Script.ReasonAgainstTransaction}. Migrate without a transaction of your own.");
        }
    }

    /// <summary>Warns of what Prisma's deploy applies without a word.</summary>
    public void Warn(MigrationLogger logger)
    {
        foreach (var name in _status.Missing)
        {
            logger.Missing(name);
        }

        foreach (var script in _status.Edited)
        {
            logger.Edited(script.Id);
        }

        var last = _status.LastApplied?.Id;
        foreach (var step in Steps.Where(s => !s.IsBack && string.CompareOrdinal(s.Migration.Id, last) < 0))
        {
            logger.OutOfOrder(step.Migration.Id, last!);
        }
    }

    /// <summary>The record of a step's run.</summary>
    public RunRecord Record(MigrationStep step, HistoryStatements history) => step.IsBack
        ? new TakingBackRecord(history, _status.Run(step.Migration))
        : new ApplyingRecord(history, step.Migration);

    private static MigrationStep TakeBack(MigrationStatus status, MigrationScript script) => status.IsEdited(script)
        ? throw new MigrationException("ESB3103", $"The migration '{script.Id}' was edited after it was applied, so its {MigrationSource.DownName} may not fit what the database holds: restore {MigrationSource.ScriptName} from version control.")
        : MigrationStep.TakeBack(script);

    private static void CheckTransactions(MigrationStep step)
    {
        if (step.Script.NeverEnded is { } begin)
        {
            throw new MigrationException("ESB3114", $"{step.Title} begins a transaction in {step.FileName}, line {begin.Line}, and never ends it. Add the COMMIT; or leave out the BEGIN, since a migration runs in a transaction anyway.");
        }
    }
}
