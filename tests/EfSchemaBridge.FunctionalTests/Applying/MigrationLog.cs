using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EfSchemaBridge.FunctionalTests.Applying;

/// <summary>What is logged about migrations in one test. All tests share a logger factory, so that EF Core need not build its services for each.</summary>
internal sealed class MigrationLog : ILogger
{
    private static readonly AsyncLocal<MigrationLog?> _ofTest = new();

    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The factory for the tests' contexts.</summary>
    public static ILoggerFactory Factory { get; } = LoggerFactory.Create(builder => builder.AddProvider(new Provider()));

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>A log for what the caller goes on to do. Not an async method, since the caller's context is what changes.</summary>
    public static MigrationLog OfTest() => _ofTest.Value = new MigrationLog();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _ofTest.Value?._lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    private sealed class Provider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == DbLoggerCategory.Migrations.Name ? new MigrationLog() : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }
    }
}
