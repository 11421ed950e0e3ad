using EfSchemaBridge.Infrastructure;
using Npgsql;

namespace EfSchemaBridge.Tests.Infrastructure;

public sealed class ConnectionSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_environment_wins_over_files()
    {
        WriteUrl("here/.env", "file");

        Assert.Equal("environment", Database(Source("postgresql://u:p@h/environment")));
    }

    [Theory]
    [InlineData("here/.env")]
    [InlineData("here/prisma/.env")]
    [InlineData("app/bin/Debug/.env")]
    [InlineData("app/bin/.env")]
    [InlineData("app/.env")]
    [InlineData("app/prisma/.env")]
    public void A_connection_is_found_in(string file)
    {
        WriteUrl(file, "found");

        Assert.Equal("found", Database(Source()));
    }

    [Theory]
    [InlineData("here/.env", "here/prisma/.env")]
    [InlineData("here/prisma/.env", "app/bin/Debug/.env")]
    [InlineData("app/bin/Debug/.env", "app/.env")]
    [InlineData("app/.env", "app/prisma/.env")]
    public void The_first_file_wins(string first, string second)
    {
        WriteUrl(second, "second");
        WriteUrl(first, "first");

        Assert.Equal("first", Database(Source()));
    }

    [Fact]
    public void A_file_above_the_project_is_not_read()
    {
        WriteUrl(".env", "above");

        Assert.Null(Source().Find("DATABASE_URL"));
    }

    [Fact]
    public void Above_a_published_program_nothing_is_read()
    {
        WriteUrl("app/bin/.env", "above");

        Assert.Null(Source(project: false).Find("DATABASE_URL"));
    }

    [Fact]
    public void Beside_a_published_program_a_file_is_read()
    {
        WriteUrl("app/bin/Debug/.env", "beside");

        Assert.Equal("beside", Database(Source(project: false)));
    }

    [Fact]
    public void An_empty_value_counts_as_missing()
    {
        _folder.Write("here/.env", "DATABASE_URL=\"\"");
        WriteUrl("app/.env", "found");

        Assert.Equal("found", Database(Source(environment: "")));
    }

    [Fact]
    public void A_missing_variable_is_reported_with_the_files_looked_at_and_what_to_do()
    {
        var source = Source();

        var exception = Assert.Throws<InvalidOperationException>(() => SchemaConnection.Get("DATABASE_URL", source));

        Assert.Equal(
            $"""
            The database connection is not set: there is no environment variable DATABASE_URL, and none of these files sets it:
              {_folder.Path}/here/.env
              {_folder.Path}/here/prisma/.env
              {_folder.Path}/app/bin/Debug/.env
              {_folder.Path}/app/bin/.env
              {_folder.Path}/app/.env
              {_folder.Path}/app/prisma/.env
            Set it, for example in a .env file: DATABASE_URL="postgresql://USER:PASSWORD@localhost:5432/DATABASE"
            """,
            exception.Message);
    }

    [Fact]
    public void A_wrong_value_is_reported_with_the_file_it_is_in()
    {
        var file = _folder.Write("here/.env", "DATABASE_URL=mysql://u:s3cret@h/d");

        var exception = Assert.Throws<ConnectionUrlException>(() => Source().Find("DATABASE_URL"));

        Assert.Equal(
            "The scheme of the connection URL is wrong: it must begin with postgresql:// or postgres://. " +
            $"It comes from DATABASE_URL, set in {file}.",
            exception.Message);
    }

    [Fact]
    public void A_certificate_is_looked_up_in_the_folder_of_the_schema()
    {
        var certificate = _folder.Write("app/prisma/ca.pem", "");

        var connection = Source("postgresql://u:p@h/d?sslcert=ca.pem").Find("DATABASE_URL")!;

        Assert.Equal(certificate, new NpgsqlConnectionStringBuilder(connection.ConnectionString).RootCertificate);
    }

    [Fact]
    public void The_environment_of_the_process_is_left_alone()
    {
        WriteUrl("here/.env", "file");

        Source().Find("DATABASE_URL");
        var found = SchemaConnection.Find("ESB_TEST_VARIABLE_THAT_NOBODY_SETS", "prisma");

        Assert.Null(found);
        Assert.Null(Environment.GetEnvironmentVariable("ESB_TEST_VARIABLE_THAT_NOBODY_SETS"));
    }

    private ConnectionSource Source(string? environment = null, bool project = true)
    {
        _folder.Write("here/readme.txt", "");
        _folder.Write("app/bin/Debug/app.dll", "");
        if (project)
        {
            _folder.Write("app/app.csproj", "");
        }

        return new ConnectionSource(
            "prisma",
            name => name == "DATABASE_URL" ? environment : null,
            Path.Combine(_folder.Path, "here"),
            Path.Combine(_folder.Path, "app/bin/Debug"));
    }

    private void WriteUrl(string file, string database) =>
        _folder.Write(file, $"DATABASE_URL=\"postgresql://u:p@h/{database}\"");

    private static string? Database(ConnectionSource source) =>
        new NpgsqlConnectionStringBuilder(SchemaConnection.Get("DATABASE_URL", source)).Database;
}
