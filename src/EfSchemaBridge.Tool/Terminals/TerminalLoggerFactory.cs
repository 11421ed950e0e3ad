using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EfSchemaBridge.Tool.Terminals;

/// <summary>Shows what migrating says while it runs.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed class TerminalLoggerFactory(Terminal terminal) : ILoggerFactory
{
    /// <summary>The outcome is told by each command in its own words.</summary>
    private static readonly HashSet<int> Progress =
    [
        SchemaBridgeEventId.MigrationApplying.Id,
        SchemaBridgeEventId.MigrationReverting.Id,
        SchemaBridgeEventId.MigrationStepwise.Id,
        SchemaBridgeEventId.MigrationRecognised.Id,
        SchemaBridgeEventId.WaitingForLock.Id,
    ];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        categoryName == DbLoggerCategory.Migrations.Name ? new MigrationsLogger(terminal) : NullLogger.Instance;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class MigrationsLogger(Terminal terminal) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Progress.Contains(eventId.Id))
            {
                terminal.Line(formatter(state, exception));
            }
            else if (logLevel >= LogLevel.Warning)
            {
                terminal.Warn(formatter(state, exception));
            }
        }
    }
}
