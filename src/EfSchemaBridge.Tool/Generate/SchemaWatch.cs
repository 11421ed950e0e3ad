using System.Threading.Channels;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>Does something now, and again whenever a schema is saved.</summary>
/// <param name="place">The schema's file or folder.</param>
/// <param name="run">What is done.</param>
/// <param name="terminal">Where it is told.</param>
internal sealed class SchemaWatch(string place, Func<int> run, Terminal terminal)
{
    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until it is cancelled, which is its regular end.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = Watcher();
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        try
        {
            Run();
            terminal.Line($"Watching {place}. Ctrl-C ends it.");
            await foreach (var _ in changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
                changes.Reader.TryRead(out var _);
                Run();
            }
        }
        catch (OperationCanceledException)
        {
            terminal.Line("Stopped watching.");
        }

        return ExitCode.Success;
    }

    private void Run()
    {
        try
        {
            run();
        }
        catch (IOException exception)
        {
            // An editor may have the file in its hands; its next step comes as another change.
            terminal.Warn(exception.Message);
        }
    }

    private FileSystemWatcher Watcher()
    {
        var full = Path.GetFullPath(place);
        return File.Exists(full)
            ? new FileSystemWatcher(Path.GetDirectoryName(full)!, Path.GetFileName(full))
            : new FileSystemWatcher(full, "*.prisma") { IncludeSubdirectories = true };
    }
}
