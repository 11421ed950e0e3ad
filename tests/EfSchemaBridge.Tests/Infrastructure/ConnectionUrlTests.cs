using EfSchemaBridge.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.Tests.Infrastructure;

public class ConnectionUrlTests
{
    [Theory]
    [InlineData("postgresql")]
    [InlineData("postgres")]
    public void A_url_becomes_an_Npgsql_connection_string(string scheme) =>
        Assert.Equal(
            "Host=db.example.com;Port=6543;Database=shop;Username=ann;Password=secret;Search Path=sales",
            ConnectionUrl.Parse($"{scheme}://ann:secret@db.example.com:6543/shop?schema=sales").ConnectionString);

    [Fact]
    public void User_password_and_database_are_percent_decoded()
    {
        var settings = Settings("postgresql://a%40b:p%3A%2F%3Fss%25@h/my%20db");

        Assert.Equal("a@b", settings.Username);
        Assert.Equal("p:/?ss%", settings.Password);
        Assert.Equal("my db", settings.Database);
    }

    [Fact]
    public void A_plus_in_a_password_is_a_plus() => Assert.Equal("a+b", Settings("postgresql://u:a+b@h/d").Password);

    [Fact]
    public void The_last_at_sign_ends_the_password() => Assert.Equal("a@b", Settings("postgresql://u:a@b@h/d").Password);

    [Fact]
    public void A_quote_or_semicolon_in_a_password_is_kept() =>
        Assert.Equal("a;b'c\"", Settings("postgresql://u:a;b'c\"@h/d").Password);

    [Fact]
    public void A_missing_port_is_5432() => Assert.Equal(5432, Settings("postgresql://u:p@h/d").Port);

    [Fact]
    public void A_missing_password_is_not_set() => Assert.Null(Settings("postgresql://u@h/d").Password);

    [Fact]
    public void A_missing_user_is_not_set() => Assert.Null(Settings("postgresql://h/d").Username);

    [Theory]
    [InlineData("postgresql://u:p@h")]
    [InlineData("postgresql://u:p@h/")]
    [InlineData("postgresql://u:p@h?schema=x")]
    public void A_missing_database_is_postgres(string url) => Assert.Equal("postgres", Settings(url).Database);

    [Fact]
    public void An_IPv6_host_loses_its_brackets()
    {
        var settings = Settings("postgresql://u:p@[2001:db8::1]:5433/d");

        Assert.Equal("2001:db8::1", settings.Host);
        Assert.Equal(5433, settings.Port);
    }

    [Theory]
    [InlineData("postgresql://u:p@localhost/d?host=/var/run/postgresql")]
    [InlineData("postgresql://u:p@/d?host=/var/run/postgresql")]
    [InlineData("postgresql://u:p@%2Fvar%2Frun%2Fpostgresql/d")]
    public void A_socket_folder_is_the_host(string url) => Assert.Equal("/var/run/postgresql", Settings(url).Host);

    [Fact]
    public void A_missing_host_is_localhost() => Assert.Equal("localhost", Settings("postgresql:///d").Host);

    [Fact]
    public void A_host_with_an_underscore_is_kept() => Assert.Equal("my_db", Settings("postgresql://u:p@my_db:5432/d").Host);

    [Theory]
    [InlineData("postgresql://u:p@h/d", "public", null)]
    [InlineData("postgresql://u:p@h/d?schema=", "public", null)]
    [InlineData("postgresql://u:p@h/d?schema=public", "public", "public")]
    [InlineData("postgresql://u:p@h/d?schema=my_app1", "my_app1", "my_app1")]
    [InlineData("postgresql://u:p@h/d?schema=MyApp", "MyApp", "\"MyApp\"")]
    [InlineData("postgresql://u:p@h/d?schema=a%2Cb", "a,b", "\"a,b\"")]
    [InlineData("postgresql://u:p@h/d?schema=a%22b", "a\"b", "\"a\"\"b\"")]
    [InlineData("postgresql://u:p@h/d?schema=my+app", "my app", "\"my app\"")]
    public void The_schema_is_the_search_path_quoted_where_it_must_be(string url, string schema, string? searchPath)
    {
        Assert.Equal(schema, ConnectionUrl.Parse(url).Schema);
        Assert.Equal(searchPath, Settings(url).SearchPath);
    }

    [Theory]
    [InlineData("sslmode=disable", SslMode.Disable)]
    [InlineData("sslmode=prefer", SslMode.Prefer)]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-ca", SslMode.VerifyCA)]
    [InlineData("sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("sslmode=require&sslaccept=accept_invalid_certs", SslMode.Require)]
    [InlineData("sslmode=require&sslaccept=strict", SslMode.VerifyFull)]
    [InlineData("sslaccept=strict", SslMode.VerifyFull)]
    [InlineData("sslmode=disable&sslaccept=strict", SslMode.Disable)]
    [InlineData("", SslMode.Prefer)]
    public void Encryption_is_what_sslmode_and_sslaccept_say(string query, SslMode mode) =>
        Assert.Equal(mode, Settings($"postgresql://u:p@h/d?{query}").SslMode);

    [Fact]
    public void Certificates_are_Prismas_server_certificate_and_client_identity()
    {
        var settings = Settings("postgresql://u:p@h/d?sslcert=ca.pem&sslidentity=client.p12&sslpassword=pw");

        Assert.Equal("ca.pem", settings.RootCertificate);
        Assert.Equal("client.p12", settings.SslCertificate);
        Assert.Equal("pw", settings.SslPassword);
    }

    [Fact]
    public void A_relative_certificate_is_looked_up_in_the_folders_of_the_schema()
    {
        using var folder = new TemporaryFolder();
        var certificate = folder.Write("ca.pem", "");

        var connection = ConnectionUrl.Parse("postgresql://u:p@h/d?sslcert=ca.pem", "/nowhere", folder.Path);

        Assert.Equal(certificate, new NpgsqlConnectionStringBuilder(connection.ConnectionString).RootCertificate);
    }

    [Theory]
    [InlineData("connect_timeout=5", 5)]
    [InlineData("pool_timeout=20", 20)]
    [InlineData("connect_timeout=5&pool_timeout=10", 10)]
    [InlineData("connect_timeout=5&pool_timeout=0", 0)]
    [InlineData("connect_timeout=99999", 1024)]
    public void The_longer_of_connect_and_pool_timeout_is_the_timeout(string query, int seconds) =>
        Assert.Equal(seconds, Settings($"postgresql://u:p@h/d?{query}").Timeout);

    [Fact]
    public void The_socket_timeout_is_the_command_timeout() =>
        Assert.Equal(45, Settings("postgresql://u:p@h/d?socket_timeout=45").CommandTimeout);

    [Fact]
    public void The_connection_limit_is_the_size_of_the_pool() =>
        Assert.Equal(5, Settings("postgresql://u:p@h/d?connection_limit=5").MaxPoolSize);

    [Fact]
    public void The_statement_cache_size_is_what_is_prepared_by_itself() =>
        Assert.Equal(50, Settings("postgresql://u:p@h/d?statement_cache_size=50").MaxAutoPrepare);

    [Fact]
    public void Lifetimes_of_connections_are_kept()
    {
        var settings = Settings("postgresql://u:p@h/d?max_connection_lifetime=600&max_idle_connection_lifetime=4");

        Assert.Equal(600, settings.ConnectionLifetime);
        Assert.Equal(4, settings.ConnectionIdleLifetime);
        Assert.Equal(4, settings.ConnectionPruningInterval);
    }

    [Fact]
    public void PgBouncer_turns_off_what_needs_a_server_connection_of_ones_own()
    {
        var settings = Settings("postgresql://u:p@h/d?pgbouncer=true&statement_cache_size=50&schema=public");

        Assert.Equal(0, settings.MaxAutoPrepare);
        Assert.True(settings.NoResetOnClose);
        Assert.Null(settings.SearchPath);
    }

    [Fact]
    public void Application_name_and_options_are_passed_on()
    {
        var settings = Settings("postgresql://u:p@h/d?application_name=my+app&options=-c%20work_mem%3D64MB");

        Assert.Equal("my app", settings.ApplicationName);
        Assert.Equal("-c work_mem=64MB", settings.Options);
    }

    [Fact]
    public void Unknown_parameters_are_ignored() =>
        Assert.Equal(
            ConnectionUrl.Parse("postgresql://u:p@h/d").ConnectionString,
            ConnectionUrl.Parse("postgresql://u:p@h/d?unknown=1&flag&=x").ConnectionString);

    [Fact]
    public void An_Npgsql_connection_string_passes_through()
    {
        const string text = "Host=h;Username=u;Password='a://b';Search Path='\"My\"\"App\",public'";

        Assert.Equal(text, ConnectionUrl.Parse(text).ConnectionString);
        Assert.Equal("My\"App", ConnectionUrl.Parse(text).Schema);
    }

    [Theory]
    [InlineData("nonsense", "The connection URL is not a URL: it must begin with postgresql:// or postgres://.")]
    [InlineData("mysql://ann:s3cret@h/d", "The scheme of the connection URL is wrong: it must begin with postgresql:// or postgres://.")]
    [InlineData("postgresql://ann:s3cret@h:x1/d", "The port of the connection URL is wrong: it must be a number from 1 to 65535. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:hunter2@Secret/99@h:5432/d", "The connection URL has an @ behind the first / ? or #, where the host has ended. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:12/s3cret@h/d", "The connection URL has an @ behind the first / ? or #, where the host has ended. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:12?s3cret@h/d", "The connection URL has an @ behind the first / ? or #, where the host has ended. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:12#s3cret@h/d", "The connection URL has an @ behind the first / ? or #, where the host has ended. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:12/s3=cret==@h/d?schema=x", "The connection URL has an @ behind the first / ? or #, where the host has ended. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:s3cret#1@h/d", "The port of the connection URL is wrong: it must be a number from 1 to 65535. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:s3cret@h:70000/d", "The port of the connection URL is wrong: it must be a number from 1 to 65535. In a user name or password, the characters : / ? # [ ] @ % must be percent-encoded.")]
    [InlineData("postgresql://ann:s3cret@a b/d", "The host of the connection URL is wrong: it must be a name, an IPv4 address, or an IPv6 address in [brackets].")]
    [InlineData("postgresql://ann:s3cret@[::1/d", "The host of the connection URL is wrong: it must be a name, an IPv4 address, or an IPv6 address in [brackets].")]
    [InlineData("postgresql://ann:s3cret@h/d?connection_limit=0", "The parameter connection_limit of the connection URL is wrong: it must be a whole number of at least 1.")]
    [InlineData("postgresql://ann:s3cret@h/d?connect_timeout=5s", "The parameter connect_timeout of the connection URL is wrong: it must be a whole number of at least 0.")]
    [InlineData("postgresql://ann:s3cret@h/d?pgbouncer=yes", "The parameter pgbouncer of the connection URL is wrong: it must be one of true, false.")]
    [InlineData("postgresql://ann:s3cret@h/d?sslmode=requires", "The parameter sslmode of the connection URL is wrong: it must be one of disable, allow, prefer, require, no-verify, verify-ca, verify-full.")]
    [InlineData("Host=h;Username=ann;Password=a;s3cret=1", "The connection string cannot be read: a keyword or its value is not one that Npgsql knows. A value with ; or = needs quotes around it.")]
    public void A_wrong_part_is_named_without_the_secrets(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ConnectionUrlException>(() => ConnectionUrl.Parse(text)).Message);

    private static NpgsqlConnectionStringBuilder Settings(string url) => new(ConnectionUrl.Parse(url).ConnectionString);
}
