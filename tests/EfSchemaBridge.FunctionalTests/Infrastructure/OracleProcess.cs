using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EfSchemaBridge.FunctionalTests.Infrastructure;

/// <summary>Prisma's own engine in one Node process that answers many questions, one after the other.</summary>
internal sealed class OracleProcess : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process _process;
    private readonly string _url;

    private OracleProcess(Process process, string url)
    {
        _process = process;
        _url = url;
    }

    /// <summary>The state of the database.</summary>
    public static object Database => "db";

    /// <summary>The state of an empty database.</summary>
    public static object Empty => "empty";

    /// <summary>Starts the engine beside a database.</summary>
    public static async Task<OracleProcess> StartAsync(PostgresDatabase database)
    {
        var start = new ProcessStartInfo("node", [await Oracle.ScriptAsync(), "answer"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DATABASE_URL"] = database.Url;
        return new(Process.Start(start)!, database.Url);
    }

    /// <summary>The state of a schema.</summary>
    public static object Schema(IEnumerable<(string Path, string Text)> files) => files.Select(file => new[] { file.Path, file.Text });

    /// <summary>The SQL from one state to another, empty when nothing is to do.</summary>
    /// <exception cref="InvalidOperationException">The engine refuses; the message is its own.</exception>
    public async Task<string> DiffAsync(object from, object to)
    {
        var answer = await AskAsync<DiffAnswer>(new { diff = new[] { from, to }, url = _url });
        return answer.Error is not null ? throw new InvalidOperationException(answer.Error)
            : answer.Differs ? answer.Sql!
            : "";
    }

    /// <summary>What the engine would warn of before it changes the database into a schema.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(object schema)
    {
        var answer = await AskAsync<PushAnswer>(new { push = schema, url = _url });
        return answer.Error is not null ? throw new InvalidOperationException(answer.Error) : [.. answer.Unexecutable!, .. answer.Warnings!];
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<T> AskAsync<T>(object question)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, Options).AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        var line = await _process.StandardOutput.ReadLineAsync(cancellation);
        return JsonSerializer.Deserialize<T>(line ?? throw new InvalidOperationException("Prisma's engine has ended."), Options)!;
    }

    private sealed record DiffAnswer(string? Sql, bool Differs, string? Error);

    private sealed record PushAnswer(IReadOnlyList<string>? Warnings, IReadOnlyList<string>? Unexecutable, string? Error);
}
