using System.Data.Common;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>One run of a script that is not for a single transaction: statement by statement, and the history counts those that are done and kept.</summary>
internal sealed class StepwiseRun(SqlSession session, HistoryStatements history, MigrationStep step, RunRecord record)
{
    private readonly IReadOnlyList<SqlStatement> _statements = step.Script.Statements;
    private int _kept;
    private bool _isInScriptsTransaction;

    private SqlStatement Current { get; set; } = step.Script.Statements[0];

    /// <summary>Runs the script.</summary>
    /// <exception cref="MigrationException">ESB3018: a statement failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(record.Begin, cancellationToken).ConfigureAwait(false);
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
            var failure = MigrationFailure.Of(step, Current, exception, Outcome(isUndone));
            await KeepErrorAsync(failure.Message, isUndone).ConfigureAwait(false);
            throw failure;
        }

        await session.ExecuteAsync(record.Complete(_kept), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True when nothing is left of the run even if nobody knows what became of the current statement.</summary>
    private bool IsUndoneWithSession => _kept == 0 && _isInScriptsTransaction && Current.Transaction != TransactionUse.Commits;

    private async Task RunStatementsAsync(CancellationToken cancellationToken)
    {
        for (var done = 0; done < _statements.Count; done++)
        {
            Current = _statements[done];
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
                await session.ExecuteAsync(record.Count(_kept), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepErrorAsync(string error, bool isUndone)
    {
        if (_isInScriptsTransaction)
        {
            await session.TryExecuteAsync("ROLLBACK").ConfigureAwait(false);
        }

        await session.TryExecuteAsync(isUndone ? record.TakeBack(error) : record.Fail(_kept, error)).ConfigureAwait(false);
    }

    private string Outcome(bool isUndone)
    {
        if (isUndone)
        {
            return MigrationRunner.NothingKept(step);
        }

        var kept = _kept == 0
            ? "No statement before it was kept, and this one may have left something behind: a failed CREATE INDEX CONCURRENTLY leaves an INVALID index to drop."
            : $"The script is not for a single transaction: of its {_statements.Count} statements the first {_kept}, up to line {_statements[_kept - 1].Line}, were done and are kept.";
        return $"{kept}{Environment.NewLine}{FailedRun.Advice(history.Table, step.Migration.Id, record.Id)}";
    }
}
