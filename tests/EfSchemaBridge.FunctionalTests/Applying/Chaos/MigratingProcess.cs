using System.Diagnostics;

namespace EfSchemaBridge.FunctionalTests.Applying.Chaos;

/// <summary>A running application that migrates when it is told to.</summary>
internal sealed class MigratingProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MigratingProcess(Process process) => _process = process;

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<MigratingProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EfSchemaBridge.MigratingApp.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = new MigratingProcess(Process.Start(start)!);
        Assert.Equal("ready", await process.AnswerAsync());
        return process;
    }

    /// <summary>Tells it to migrate.</summary>
    public void Migrate(string connectionString, string folder)
    {
        _process.StandardInput.WriteLine($"{connectionString}\t{folder}");
        _process.StandardInput.Flush();
    }

    /// <summary>What came of it, or null when the process is dead.</summary>
    public async Task<string?> AnswerAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends it as a power cut does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
