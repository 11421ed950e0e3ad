using System.Data.Common;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>One run of a script that is not for a single transaction: statement by statement, and the history row counts those that are done and kept.</summary>
internal sealed class StepwiseRun(SqlSession session, HistoryStatements history, MigrationScript migration, SqlScript script)
{
    private readonly string _id = Guid.NewGuid().ToString();
    private int _kept;
    private bool _isInScriptsTransaction;

    private SqlStatement Current { get; set; } = script.Statements[0];

    /// <summary>Runs the script.</summary>
    /// <exception cref="MigrationException">ESB3018: a statement failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(history.Start(_id, migration), cancellationToken).ConfigureAwait(false);
        try
        {
            await RunStatementsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await KeepErrorAsync("The run was cancelled.", isUndone: IsUndoneWithSession).ConfigureAwait(false);
            throw;
        }
        catch (DbException exception)
        {
            var isUndone = _kept == 0 && (exception is PostgresException ? Current.Transaction != TransactionUse.Outside : IsUndoneWithSession);
            var failure = MigrationFailure.Of(migration, Current, exception, Outcome(isUndone));
            await KeepErrorAsync(failure.Message, isUndone).ConfigureAwait(false);
            throw failure;
        }

        await session.ExecuteAsync(history.Finish(_id, _kept), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True when nothing is left of the run even if nobody knows what became of the current statement.</summary>
    private bool IsUndoneWithSession => _kept == 0 && _isInScriptsTransaction && Current.Transaction != TransactionUse.Commits;

    private async Task RunStatementsAsync(CancellationToken cancellationToken)
    {
        for (var done = 0; done < script.Statements.Count; done++)
        {
            Current = script.Statements[done];
            await session.ExecuteAsync(Current, cancellationToken).ConfigureAwait(false);
            _isInScriptsTransaction = Current.Transaction switch
            {
                TransactionUse.Begins => true,
                TransactionUse.Commits or TransactionUse.RollsBack => false,
                _ => _isInScriptsTransaction,
            };
            if (!_isInScriptsTransaction)
            {
                _kept = done + 1;
                await session.ExecuteAsync(history.CountSteps(_id, _kept), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepErrorAsync(string error, bool isUndone)
    {
        if (_isInScriptsTransaction)
        {
            await session.TryExecuteAsync("ROLLBACK").ConfigureAwait(false);
        }

        await session.TryExecuteAsync(isUndone ? history.TakeBack(_id, error) : history.Fail(_id, _kept, error)).ConfigureAwait(false);
    }

    private string Outcome(bool isUndone)
    {
        if (isUndone)
        {
            return "Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.";
        }

        var kept = _kept == 0
            ? "No statement before it was kept, and this one may have left something behind: a failed CREATE INDEX CONCURRENTLY leaves an INVALID index to drop."
            : $"The script is not for a single transaction: of its {script.Statements.Count} statements the first {_kept}, up to line {script.Statements[_kept - 1].Line}, were done and are kept.";
        return $"{kept}{Environment.NewLine}{FailedRun.Advice(history.Table, migration.Id, _id)}";
    }
}
