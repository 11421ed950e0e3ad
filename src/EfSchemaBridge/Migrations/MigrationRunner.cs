using System.Data.Common;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using EfSchemaBridge.Migrations.Statements;
using Npgsql;

namespace EfSchemaBridge.Migrations;

/// <summary>Runs one migration and writes its row of the history: both commit together, unless the script is not for a transaction.</summary>
internal sealed class MigrationRunner(SqlSession session)
{
    private const string NothingKept = "Nothing of it was kept: the database is as it was before this migration. Mend the cause and run it again.";

    /// <summary>Applies a migration.</summary>
    /// <exception cref="MigrationException">ESB3018: a statement failed.</exception>
    public Task RunAsync(MigrationScript migration, HistoryStatements history, CancellationToken cancellationToken)
    {
        var script = SqlScript.Parse(migration.Sql);
        return session.IsInTransaction ? RunInUsersTransactionAsync(migration, script, history, cancellationToken)
            : script.FitsInTransaction ? RunInTransactionAsync(migration, script, history, cancellationToken)
            : new StepwiseRun(session, history, migration, script).RunAsync(cancellationToken);
    }

    private async Task RunInTransactionAsync(
        MigrationScript migration, SqlScript script, HistoryStatements history, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var progress = new Progress();
        try
        {
            var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await RunAsync(id, migration, script, history, progress, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException exception)
        {
            var mayBeKept = progress.Statement is null && exception is not PostgresException;
            var failure = MigrationFailure.Of(migration, progress.Statement, exception, mayBeKept
                ? "Whether it was kept is not known: either all of it was, or nothing. Run the migrations again: they find out."
                : NothingKept);
            await session.TryExecuteAsync(history.RolledBack(id, migration, failure.Message)).ConfigureAwait(false);
            throw failure;
        }
    }

    private async Task RunInUsersTransactionAsync(
        MigrationScript migration, SqlScript script, HistoryStatements history, CancellationToken cancellationToken)
    {
        var progress = new Progress();
        try
        {
            await RunAsync(Guid.NewGuid().ToString(), migration, script, history, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw MigrationFailure.Of(migration, progress.Statement, exception, "It ran in your own transaction, which can only be rolled back now: nothing of it is kept then.");
        }
    }

    private async Task RunAsync(
        string id, MigrationScript migration, SqlScript script, HistoryStatements history, Progress progress, CancellationToken cancellationToken)
    {
        foreach (var statement in script.Statements)
        {
            progress.Statement = statement;
            await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        progress.Statement = null;
        await session.ExecuteAsync(history.StartAndFinish(id, migration), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How far a run has come.</summary>
    private sealed class Progress
    {
        /// <summary>The statement that is running, or null before the first and after the last.</summary>
        public SqlStatement? Statement { get; set; }
    }
}
