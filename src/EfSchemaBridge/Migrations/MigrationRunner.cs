using System.Data.Common;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>Runs one script and writes the history of it: both commit together, unless the script is not for a transaction.</summary>
internal sealed class MigrationRunner(SqlSession session, MigrationLogger logger)
{
    /// <summary>What a failure says when the database is as it was.</summary>
    public static string NothingKept(MigrationStep step) => step.IsBack
        ? "Nothing of it was kept: the database is as it was, with the migration applied. Mend the cause and run it again."
        : "Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.";

    /// <summary>Runs a script.</summary>
    /// <exception cref="MigrationException">ESB3018: a statement failed.</exception>
    public Task RunAsync(MigrationStep step, RunRecord record, HistoryStatements history, CancellationToken cancellationToken)
    {
        if (session.IsInTransaction)
        {
            return RunInUsersTransactionAsync(step, record, cancellationToken);
        }

        if (step.Script.FitsInTransaction)
        {
            return RunInTransactionAsync(step, record, cancellationToken);
        }

        logger.Stepwise(step);
        return new StepwiseRun(session, history, step, record).RunAsync(cancellationToken);
    }

    private async Task RunInTransactionAsync(MigrationStep step, RunRecord record, CancellationToken cancellationToken)
    {
        var progress = new Progress();
        try
        {
            var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await RunAsync(step, record, progress, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException exception)
        {
            var mayBeKept = progress.Statement is null && exception is not PostgresException;
            var failure = MigrationFailure.Of(step, progress.Statement, exception, mayBeKept
                ? "Whether it was kept is not known: either all of it was, or nothing. Run the migrations again: they find out."
                : NothingKept(step));
            if (record.RolledBack(failure.Message) is { } row)
            {
                await session.TryExecuteAsync(row).ConfigureAwait(false);
            }

            throw failure;
        }
    }

    private async Task RunInUsersTransactionAsync(MigrationStep step, RunRecord record, CancellationToken cancellationToken)
    {
        var progress = new Progress();
        try
        {
            await RunAsync(step, record, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw MigrationFailure.Of(step, progress.Statement, exception, "It ran in your own transaction, which can only be rolled back now: nothing of it is kept then.");
        }
    }

    private async Task RunAsync(MigrationStep step, RunRecord record, Progress progress, CancellationToken cancellationToken)
    {
        foreach (var statement in step.Script.Statements)
        {
            progress.Statement = statement;
            await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        progress.Statement = null;
        await session.ExecuteAsync(record.Whole, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How far a run has come.</summary>
    private sealed class Progress
    {
        /// <summary>The statement that is running, or null before the first and after the last.</summary>
        public SqlStatement? Statement { get; set; }
    }
}
