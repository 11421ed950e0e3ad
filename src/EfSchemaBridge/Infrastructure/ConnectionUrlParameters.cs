using System.Globalization;
using Npgsql;

namespace EfSchemaBridge.Infrastructure;

/// <summary>The part of a connection URL behind the question mark. Parameters that are not Prisma's are ignored.</summary>
internal sealed class ConnectionUrlParameters
{
    private const int LongestTimeout = 1024;
    private const int LongestIdleTime = 24 * 60 * 60;

    private static readonly Dictionary<string, SslMode> _sslModes = new()
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["no-verify"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    private static readonly Dictionary<string, ChannelBinding> _channelBindings = new()
    {
        ["disable"] = ChannelBinding.Disable,
        ["prefer"] = ChannelBinding.Prefer,
        ["require"] = ChannelBinding.Require,
    };

    private static readonly Dictionary<string, bool> _booleans = new() { ["true"] = true, ["false"] = false };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _certificateFolders;

    /// <summary>Reads the parameters.</summary>
    /// <param name="query">The text behind the question mark.</param>
    /// <param name="certificateFolders">Where relative certificate paths are looked up.</param>
    public ConnectionUrlParameters(string query, IReadOnlyList<string> certificateFolders)
    {
        _certificateFolders = certificateFolders;
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = parameter.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
                ? (parameter[..at], parameter[(at + 1)..])
                : (parameter, "");
            _values[Decode(name)] = Decode(value);
        }
    }

    /// <summary>The value of a parameter; null when it is absent or empty.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Sets what the parameters ask for.</summary>
    /// <exception cref="ConnectionUrlException">A value is not one that its parameter can have.</exception>
    public void ApplyTo(NpgsqlConnectionStringBuilder settings)
    {
        ApplyEncryption(settings);
        ApplyTimeouts(settings);
        ApplyPool(settings);
        settings.ApplicationName = Text("application_name");
        settings.Options = Text("options");
    }

    private void ApplyEncryption(NpgsqlConnectionStringBuilder settings)
    {
        Set(Choice("sslmode", _sslModes), mode => settings.SslMode = mode);
        if (Text("sslaccept") is not (null or "accept_invalid_certs") && settings.SslMode != SslMode.Disable)
        {
            settings.SslMode = SslMode.VerifyFull;
        }

        Set(Choice("channel_binding", _channelBindings), binding => settings.ChannelBinding = binding);

        // Prisma's sslcert is the server's certificate, and its sslidentity the client's.
        settings.RootCertificate = Certificate("sslrootcert") ?? Certificate("sslcert");
        settings.SslCertificate = Certificate("sslidentity");
        settings.SslPassword = Text("sslpassword");
    }

    private void ApplyTimeouts(NpgsqlConnectionStringBuilder settings)
    {
        // Npgsql has one timeout for both: waiting for a place in the pool, and connecting.
        var (connect, pool) = (Number("connect_timeout"), Number("pool_timeout"));
        if (connect is 0 || pool is 0)
        {
            settings.Timeout = 0;
        }
        else if (connect is not null || pool is not null)
        {
            settings.Timeout = Math.Min(Math.Max(connect ?? 0, pool ?? 0), LongestTimeout);
        }

        Set(Number("socket_timeout"), seconds => settings.CommandTimeout = seconds);
    }

    private void ApplyPool(NpgsqlConnectionStringBuilder settings)
    {
        Set(Number("connection_limit", atLeast: 1), connections => settings.MaxPoolSize = connections);
        Set(Number("statement_cache_size"), statements => settings.MaxAutoPrepare = statements);
        Set(Number("max_connection_lifetime"), seconds => settings.ConnectionLifetime = seconds);
        if (Number("max_idle_connection_lifetime") is { } idle)
        {
            // Npgsql knows no "never", and cannot look for idle connections less often than they may be idle.
            settings.ConnectionIdleLifetime = idle == 0 ? LongestIdleTime : Math.Min(idle, LongestIdleTime);
            settings.ConnectionPruningInterval = Math.Min(settings.ConnectionPruningInterval, settings.ConnectionIdleLifetime);
        }

        if (Choice("pgbouncer", _booleans) is true)
        {
            ApplyPgBouncer(settings);
        }
    }

    // Behind PgBouncer a server connection is another one in each transaction: nothing prepared stays, there is nothing
    // to reset, and a search path at the start of a connection is refused unless PgBouncer is told to allow it.
    private static void ApplyPgBouncer(NpgsqlConnectionStringBuilder settings)
    {
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true;
        if (settings.SearchPath == "public")
        {
            settings.SearchPath = null;
        }
    }

    private string? Certificate(string name) =>
        Text(name) is { } file
            ? _certificateFolders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? file
            : null;

    private int? Number(string name, int atLeast = 0)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast
            ? number
            : throw new ConnectionUrlException(
                $"The parameter {name} of the connection URL is wrong: it must be a whole number of at least {atLeast}.");
    }

    private T? Choice<T>(string name, Dictionary<string, T> choices)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return choices.TryGetValue(text, out var choice)
            ? choice
            : throw new ConnectionUrlException(
                $"The parameter {name} of the connection URL is wrong: it must be one of {string.Join(", ", choices.Keys)}.");
    }

    private static void Set<T>(T? value, Action<T> assign)
        where T : struct
    {
        if (value is { } given)
        {
            assign(given);
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
