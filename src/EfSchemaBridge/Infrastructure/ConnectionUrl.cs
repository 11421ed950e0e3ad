using System.Text.RegularExpressions;
using Npgsql;

namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// A connection as Prisma writes it (<c>postgresql://user:password@host:5432/db?schema=public</c>) or as Npgsql does
/// (<c>Host=...;Username=...</c>), ready for Npgsql.
/// </summary>
internal sealed partial class ConnectionUrl
{
    private const string DefaultSchema = "public";
    private const string EncodingHint = "In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.";

    private ConnectionUrl(string connectionString, string schema)
    {
        ConnectionString = connectionString;
        Schema = schema;
    }

    /// <summary>The connection string for Npgsql. It holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>The PostgreSQL schema unqualified names live in; <c>public</c> unless the connection says otherwise.</summary>
    public string Schema { get; }

    /// <summary>Reads a URL or an Npgsql connection string.</summary>
    /// <param name="text">The URL or the connection string.</param>
    /// <param name="certificateFolders">Where relative certificate paths are looked up, the first file found wins.</param>
    /// <exception cref="ConnectionUrlException">The text is neither, or a part of it is wrong.</exception>
    public static ConnectionUrl Parse(string text, params IReadOnlyList<string> certificateFolders)
    {
        text = text.Trim();
        return AnyScheme().IsMatch(text) ? FromUrl(text, certificateFolders) : FromConnectionString(text);
    }

    private static ConnectionUrl FromConnectionString(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            throw new ConnectionUrlException(
                "The connection URL is not a URL: it must begin with postgresql:// or postgres://.");
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            return new ConnectionUrl(text, FirstSchema(settings.SearchPath) ?? DefaultSchema);
        }
        catch (ArgumentException)
        {
            // Npgsql's own message may quote a piece of a password that was cut at a semicolon, so it goes no further.
            throw new ConnectionUrlException(
                "The connection string cannot be read: a keyword or its value is not one that Npgsql knows. " +
                "A value with ; or = needs quotes around it.");
        }
    }

    private static ConnectionUrl FromUrl(string text, IReadOnlyList<string> certificateFolders)
    {
        var url = PostgresUrl().Match(text);
        if (!url.Success)
        {
            throw new ConnectionUrlException(
                "The scheme of the connection URL is wrong: it must begin with postgresql:// or postgres://.");
        }

        var parameters = new ConnectionUrlParameters(url.Groups["query"].Value, certificateFolders);
        var schema = parameters.Text("schema") ?? DefaultSchema;
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = parameters.Text("host") ?? Host(url.Groups["host"].Value),
            Port = Port(url.Groups["port"].Value),
            Database = Decode(url.Groups["database"].Value) ?? "postgres",
            Username = Decode(url.Groups["user"].Value),
            Password = Decode(url.Groups["password"].Value),
            SearchPath = parameters.Text("schema") is null ? null : QuoteIfNeeded(schema),
        };
        if (LateAt().IsMatch(text))
        {
            // A password ends too early then, and its rest would be taken for host and database, which messages show.
            throw new ConnectionUrlException($"The connection URL has an @ behind the first / ? or #, where the host has ended. {EncodingHint}");
        }

        parameters.ApplyTo(settings);
        return new ConnectionUrl(settings.ConnectionString, schema);
    }

    private static string Host(string text)
    {
        var host = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : Decode(text) ?? "localhost";
        return host.AsSpan().ContainsAny("[] \t")
            ? throw new ConnectionUrlException(
                "The host of the connection URL is wrong: it must be a name, an IPv4 address, or an IPv6 address in [brackets].")
            : host;
    }

    private static int Port(string text) =>
        text.Length == 0 ? NpgsqlConnection.DefaultPort
        : ushort.TryParse(text, out var port) && port > 0 ? port
        : throw new ConnectionUrlException(
            "The port of the connection URL is wrong: it must be a number from 1 to 65535. " +
            EncodingHint);

    private static string? Decode(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);

    private static string QuoteIfNeeded(string identifier) =>
        PlainIdentifier().IsMatch(identifier) ? identifier : $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string? FirstSchema(string? searchPath)
    {
        var first = SearchPathEntry().Match(searchPath ?? "");
        return first.Groups["quoted"].Success
            ? first.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            : first.Groups["plain"].Success ? first.Groups["plain"].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://")]
    private static partial Regex AnyScheme();

    // The last @ ends the user's part and only the first segment of the path names the database, as URL parsers and
    // Prisma have it.
    [GeneratedRegex("""
        ^postgres(ql)?://
        ((?<user>[^/?\#:]*)(:(?<password>[^/?\#]*))?@)?
        (?<host>\[[^\]/?\#]*\]|[^/?\#:]*)
        (:(?<port>[^/?\#]*))?
        (/(?<database>[^/?\#]*)[^?\#]*)?
        (\?(?<query>[^\#]*))?
        (\#.*)?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex PostgresUrl();

    // In the path, in the name of a parameter, or behind #: a parameter's value may hold one.
    [GeneratedRegex("""^[^:]+://[^/?\#]*(/[^?\#]*@|(/[^?\#]*)?\?([^\#]*&)?[^\#=&]*@|[^\#]*\#.*@)""", RegexOptions.ExplicitCapture)]
    private static partial Regex LateAt();

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex PlainIdentifier();

    [GeneratedRegex("""^\s*("(?<quoted>([^"]|"")+)"|(?<plain>[^",\s]+))""", RegexOptions.ExplicitCapture)]
    private static partial Regex SearchPathEntry();
}
