using System.Data.Common;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>One run of a script that is not for a single transaction: statement by statement, and the history counts those that are done and kept.</summary>
/// <remarks>
/// A script that has its own BEGIN and COMMIT, and nothing that PostgreSQL refuses in a transaction, runs as PostgreSQL takes it in one piece, which is how Prisma sends it:
/// what stands before the BEGIN belongs to that transaction, and what stands behind the COMMIT is one.
/// </remarks>
internal sealed class StepwiseRun(SqlSession session, HistoryStatements history, MigrationStep step, RunRecord record)
{
    private readonly IReadOnlyList<SqlStatement> _statements = step.Script.Statements;
    private readonly bool _isInTransactionsThroughout = !step.Script.IsMarked && step.Script.OutsideTransaction is null;
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
            if (_isInTransactionsThroughout && !_isInScriptsTransaction && Current.Transaction == TransactionUse.Any)
            {
                await RunAsync(new("BEGIN", Current.Line, TransactionUse.Begins), cancellationToken).ConfigureAwait(false);
            }

            // Of a BEGIN in a transaction PostgreSQL only warns.
            await RunAsync(Current, cancellationToken).ConfigureAwait(false);
            if (!_isInScriptsTransaction)
            {
                _kept = done + 1;
                await session.ExecuteAsync(record.Count(_kept), cancellationToken).ConfigureAwait(false);
            }
        }

        if (_isInScriptsTransaction)
        {
            Current = new("COMMIT", Current.Line, TransactionUse.Commits);
            await RunAsync(Current, cancellationToken).ConfigureAwait(false);
            _kept = _statements.Count;
        }
    }

    private async Task RunAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        _isInScriptsTransaction = statement.Transaction switch
        {
            TransactionUse.Begins => true,
            TransactionUse.Commits or TransactionUse.RollsBack => false,
            _ => _isInScriptsTransaction,
        };
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
