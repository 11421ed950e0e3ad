using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Migrations.History;

/// <summary>How a run of a migration's script is written into the history.</summary>
internal abstract class RunRecord
{
    /// <summary>The id of the run's row.</summary>
    public abstract string Id { get; }

    /// <summary>The history of a run that commits together with the script. It comes last, since some statements must be a transaction's first.</summary>
    public abstract string Whole { get; }

    /// <summary>Before the first of several steps: until the run is complete, it counts as failed.</summary>
    public abstract string Begin { get; }

    /// <summary>After the last of several steps.</summary>
    public abstract string Complete(int steps);

    /// <summary>After a step that is kept.</summary>
    public abstract string Count(int steps);

    /// <summary>After an error that left something behind.</summary>
    public abstract string Fail(int steps, string error);

    /// <summary>After an error in the first of several steps, which left nothing behind.</summary>
    public abstract string TakeBack(string error);

    /// <summary>After an error of a run whose transaction was rolled back; null when the history is right as it is.</summary>
    public abstract string? RolledBack(string error);
}

/// <summary>The record of applying a migration: a row of its own, as Prisma keeps it.</summary>
/// <param name="history">The history table's SQL.</param>
/// <param name="migration">The migration.</param>
internal sealed class ApplyingRecord(HistoryStatements history, MigrationScript migration) : RunRecord
{
    /// <inheritdoc/>
    public override string Id { get; } = Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public override string Whole => history.StartAndFinish(Id, migration);

    /// <inheritdoc/>
    public override string Begin => history.Start(Id, migration);

    /// <inheritdoc/>
    public override string Complete(int steps) => history.Finish(Id, steps);

    /// <inheritdoc/>
    public override string Count(int steps) => history.CountSteps(Id, steps);

    /// <inheritdoc/>
    public override string Fail(int steps, string error) => history.Fail(Id, steps, error);

    /// <inheritdoc/>
    public override string TakeBack(string error) => history.TakeBack(Id, error);

    /// <inheritdoc/>
    public override string RolledBack(string error) => history.RolledBack(Id, migration, error);
}

/// <summary>The record of taking a migration back: its rows go. Between several steps the row that applied it counts as failed.</summary>
/// <param name="history">The history table's SQL.</param>
/// <param name="run">The run that applied the migration.</param>
internal sealed class TakingBackRecord(HistoryStatements history, HistoryEntry run) : RunRecord
{
    /// <inheritdoc/>
    public override string Id => run.Id;

    /// <inheritdoc/>
    public override string Whole => history.Forget(run.MigrationName);

    /// <inheritdoc/>
    public override string Begin => history.Reopen(run.Id, $"The migration was being taken back by its {MigrationSource.DownName}.");

    /// <inheritdoc/>
    public override string Complete(int steps) => Whole;

    /// <inheritdoc/>
    public override string Count(int steps) => history.CountSteps(Id, steps);

    /// <inheritdoc/>
    public override string Fail(int steps, string error) => history.Fail(Id, steps, error);

    /// <inheritdoc/>
    public override string TakeBack(string error) => history.Finish(Id, run.AppliedSteps);

    /// <inheritdoc/>
    public override string? RolledBack(string error) => null;
}
