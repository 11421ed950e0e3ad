using System.Security.Cryptography;
using System.Text;

namespace EfSchemaBridge.Tool.Generate;

/// <summary>Lets one process at a time write to a folder: the builds for two target frameworks run side by side.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Mutex _mutex;

    private FolderLock(Mutex mutex) => _mutex = mutex;

    /// <summary>Waits for the folder to be free.</summary>
    /// <exception cref="IOException">Another process does not end.</exception>
    public static FolderLock Take(string path)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))));
        var mutex = new Mutex(false, $"EfSchemaBridge-{id[..32]}");
        try
        {
            if (!mutex.WaitOne(Timeout))
            {
                mutex.Dispose();
                throw new IOException($"Another process has been writing to {path} for {Timeout.TotalSeconds} seconds.");
            }
        }
        catch (AbandonedMutexException)
        {
            // The other process was killed, and the lock is ours.
        }

        return new(mutex);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex.ReleaseMutex();
        _mutex.Dispose();
    }
}
