using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

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
        IHistoryRepository history, SqlSession session, TimeSpan timeout, ILogger logger, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(DisablingVariable) is { Length: > 0 } value && value is not ("0" or "false"))
        {
            return new(history, session, isHeld: false);
        }

        var clock = Stopwatch.StartNew();
        for (var isWaiting = false; !await session.AskAsync($"SELECT pg_try_advisory_lock({Number})", cancellationToken).ConfigureAwait(false); isWaiting = true)
        {
            if (clock.Elapsed >= timeout)
            {
                throw new MigrationException("ESB3102", await TimeoutMessageAsync(session, timeout, cancellationToken).ConfigureAwait(false));
            }

            if (!isWaiting)
            {
                MigrationEvents.WaitingForLock(logger, timeout.TotalSeconds);
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        return new(history, session, isHeld: true);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isHeld && _session.Connection.DbConnection.State == System.Data.ConnectionState.Open)
        {
            await _session.ExecuteAsync($"SELECT pg_advisory_unlock({Number})", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<string> TimeoutMessageAsync(SqlSession session, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var holders = await session.ReadAsync(
            $"""
            SELECT a.pid, a.application_name, a.backend_start::text FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.objid = {Number} AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            row => $"process {row.GetInt32(0)} ('{row.GetString(1)}', connected since {row.GetString(2)})",
            cancellationToken).ConfigureAwait(false);
        var holder = holders.Count == 0 ? "another session" : string.Join(", ", holders);
        var seconds = timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return $"Another migration of this database has not ended within {seconds} s: the lock is held by {holder}. Wait for it to end and try again, or set a longer LockTimeout in UseSchemaBridge.";
    }
}
