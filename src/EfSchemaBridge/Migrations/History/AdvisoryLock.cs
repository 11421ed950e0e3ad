using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Migrations.History;

/// <summary>Prisma's session lock: one migration of a database at a time, whichever tool makes it. A client that dies leaves no lock.</summary>
internal sealed class AdvisoryLock : IMigrationsDatabaseLock
{
    /// <summary>Prisma's lock number.</summary>
    private const int Number = 72707369;

    /// <summary>Prisma's switch for poolers that keep no session.</summary>
    private const string DisablingVariable = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SqlSession _session;
    private readonly bool _isHeld;

    private AdvisoryLock(IHistoryRepository history, SqlSession session, bool isHeld)
    {
        HistoryRepository = history;
        _session = session;
        _isHeld = isHeld;
    }

    /// <inheritdoc/>
    public IHistoryRepository HistoryRepository { get; }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="MigrationException">ESB3102: another migration has not ended in time.</exception>
    public static async Task<AdvisoryLock> AcquireAsync(
        IHistoryRepository history, SqlSession session, TimeSpan timeout, MigrationLogger logger, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(DisablingVariable) is { Length: > 0 } value && value is not ("0" or "false"))
        {
            return new(history, session, isHeld: false);
        }

        // In the application's own transaction the lock must last as long as that: until then nobody else sees what was applied.
        var endsWithTransaction = session.IsInTransaction;
        var attempt = $"SELECT {(endsWithTransaction ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock")}({Number})";
        var clock = Stopwatch.StartNew();
        for (var isWaiting = false; !await session.AskAsync(attempt, cancellationToken).ConfigureAwait(false); isWaiting = true)
        {
            if (clock.Elapsed >= timeout)
            {
                throw new MigrationException("ESB3102", await TimeoutMessageAsync(session, timeout, cancellationToken).ConfigureAwait(false));
            }

            if (!isWaiting)
            {
                logger.WaitingForLock(timeout.TotalSeconds);
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        return new(history, session, isHeld: !endsWithTransaction);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A session that is gone has taken its lock with it.
        if (_isHeld && _session.Connection.DbConnection.State == System.Data.ConnectionState.Open)
        {
            await _session.TryExecuteAsync($"SELECT pg_advisory_unlock({Number})").ConfigureAwait(false);
        }
    }

    private static async Task<string> TimeoutMessageAsync(SqlSession session, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var holders = await session.ReadAsync(
            $"""
            SELECT format('process %s (user %s%s%s)', a.pid, a.usename,
                ', program ' || quote_literal(nullif(a.application_name, '')),
                ', connected since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'))
            FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = {Number} AND l.objsubid = 1 AND l.granted
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            row => row.GetString(0),
            cancellationToken).ConfigureAwait(false);
        var holder = holders.Count == 0 ? "another session" : string.Join(", ", holders);
        var seconds = timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return $"Another migration of this database has not ended within {seconds} s: the lock is held by {holder} (Prisma's P1002). Wait for it to end and try again, or set a longer LockTimeout in UseSchemaBridge.";
    }
}
