using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Text;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Introspection;

/// <summary>
/// Databases written in SQL, and the schemas that they become, word for word: <c>Databases/NAME.sql</c> and <c>NAME.prisma</c>.
/// With <c>ESB_VERIFY=write</c> the schemas are written anew, to be read before they are kept.
/// </summary>
public sealed class DatabaseTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Introspection", "Databases");

    /// <summary>What Prisma's engine cannot do with a pulled schema, and why.</summary>
    private static readonly Dictionary<string, string> BeyondTheEngine = new()
    {
        ["left_out"] = "it finds in the database what the schema had to leave out",
        ["peculiarities"] = "it cannot read databases with check constraints through its JavaScript adapter",
        ["types"] = "it cannot say a scale beyond the precision, and takes \"char\" and bpchar for CHAR(1)",
    };

    public static TheoryData<string> Databases => [.. Names];

    public static TheoryData<string> DatabasesOfTheEngine => [.. Names.Where(name => !BeyondTheEngine.ContainsKey(name))];

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(_folder, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_becomes_the_schema_that_is_written_beside_it(string name)
    {
        await using var database = await CreateAsync(name);

        var pulled = await PullAnewAsync(database, name);

        var text = pulled.Files[0].Text + string.Concat(pulled.Warnings.Select(line => $"// {line}\n"));
        if (Environment.GetEnvironmentVariable("ESB_VERIFY") == "write")
        {
            await File.WriteAllTextAsync(Path.Combine(SourceFolder(), $"{name}.prisma"), text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Expected(name), text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_pulled_differs_from_the_database_in_nothing(string name)
    {
        await using var database = await CreateAsync(name);
        var state = CorpusDatabases.StateOf((await PullAnewAsync(database, name)).Files);

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var live = Visible(await DatabaseState.ReadAsync(connection, "_prisma_migrations", TestContext.Current.CancellationToken));

        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(live, state)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_pull_changes_no_byte(string name)
    {
        await using var database = await CreateAsync(name);
        var first = await PullAnewAsync(database, name);

        var second = await Introspection.PullAsync(database, new IntrospectionRequest(first.Files));

        Assert.Equal(first.Files[0].Text, second.Files[0].Text);
    }

    [Theory]
    [MemberData(nameof(DatabasesOfTheEngine))]
    public async Task The_engine_accepts_what_was_pulled_and_finds_nothing_to_change(string name)
    {
        await using var database = await CreateAsync(name);
        var file = Path.Combine(Path.GetTempPath(), $"esb_pull_{Guid.NewGuid():n}.prisma");
        await File.WriteAllTextAsync(file, (await PullAnewAsync(database, name)).Files[0].Text, TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal(new CommandResult(0, "-- This is an empty migration.\n", ""), await new Oracle(database).DiffAsync("db", $"schema:{file}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What no schema holds: a key that is there twice or joins different types, history tables, and schemas that are not listed.</summary>
    private static RelationalState Visible(RelationalState state) => state with
    {
        Tables = [.. state.Tables
            .Where(table => table.Schema != "hidden" && table.Name != "__EFMigrationsHistory")
            .Select(table => table with { ForeignKeys = [.. table.ForeignKeys.Where(key => key.Name is not ("Wider_team_id_fkey" or "again"))] })],
    };

    private static async Task<PostgresDatabase> CreateAsync(string name)
    {
        var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(_folder, $"{name}.sql"), TestContext.Current.CancellationToken));
        return database;
    }

    /// <summary>Pulls into the datasource and the generators of the expected schema.</summary>
    private static Task<IntrospectionResult> PullAnewAsync(PostgresDatabase database, string name) =>
        Introspection.PullAsync(database, new IntrospectionRequest([SchemaIntrospection.WithoutModels(new SourceFile("schema.prisma", WithoutWarnings(Expected(name))))]));

    private static string WithoutWarnings(string text) => string.Concat(text.Split('\n').Where(line => !line.StartsWith("// ", StringComparison.Ordinal)).Select(line => $"{line}\n"))[..^1];

    private static string Expected(string name) => File.ReadAllText(Path.Combine(_folder, $"{name}.prisma"));

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Databases");
}
